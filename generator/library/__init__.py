"""Load everything that authors wrote, linked and checked."""

from generator.library.loading import Library, load

__all__ = ["Library", "load"]
