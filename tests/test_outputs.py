"""The register of outputs is what the command and the plugin know."""

from __future__ import annotations

from generator.cli.export import FORMS
from generator.outputs import exports


def test_the_command_knows_every_form() -> None:
    assert list(exports()) == FORMS
