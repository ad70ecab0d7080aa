"""Load what the pages of a kind ask of an edition: `relations.py` in the folder of the kind."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.edition import Edition


def relations(folder: str, edition: Edition) -> Any:
    """Return the relations of a kind in an edition; None for a kind that asks for nothing."""
    name = f"generator.kinds.{folder}.relations"
    return import_module(name).Relations(edition) if find_spec(name) else None
