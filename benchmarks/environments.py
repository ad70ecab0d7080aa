"""Virtual environments of the peers, each from its own pinned packages."""

from __future__ import annotations

import re
import shutil
import sys
import venv
from pathlib import Path

from benchmarks.measure import FailedError, run

INSTALL_LIMIT = 600


def ensure(folder: Path, packages: tuple[str, ...]) -> Path:
    """Return the folder of an environment that holds exactly these packages, made if need be.

    No packages at all means the environment that the benchmark itself runs in.
    Raises FailedError when they cannot be installed.
    """
    if not packages:
        return Path(sys.prefix)
    marker = folder / "packages.txt"
    wanted = "\n".join([*packages, sys.version])
    if marker.is_file() and marker.read_text(encoding="utf-8") == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    install = [
        str(folder / "bin/python"),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        *packages,
    ]
    try:
        run(install, folder, INSTALL_LIMIT)
    except FailedError as error:
        raise FailedError(
            re.sub(r"\S+://\S+", "(address)", f"could not be installed: {error}")
        ) from None
    marker.write_text(wanted, encoding="utf-8")
    return folder
