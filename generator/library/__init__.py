"""Load everything that authors wrote, linked and checked."""

from generator.library.catalogue import Library
from generator.library.loading import load

__all__ = ["Library", "load"]
