"""Read a text of GIFT, which may name its form at its beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.banks.texts import visible

if TYPE_CHECKING:
    from generator.intake.banks.flow import Flow

_FORM = re.compile(r"\[(html|moodle|plain|markdown)\]")


@dataclass(frozen=True, slots=True)
class Words:
    """Read texts that name their form, or else have one of `generator.intake.banks.texts`."""

    flow: Flow
    form: str

    def of(self, text: str) -> str:
        """Return what is seen of a text. Raises TooMuchError."""
        form = self.form
        if match := _FORM.match(text):
            form, text = match[1], text[match.end() :]
        return visible(text, form, self.flow)


def form_of(text: str, otherwise: str) -> str:
    """Return the form that a text names at its beginning, or another."""
    match = _FORM.match(text)
    return match[1] if match else otherwise
