"""Personal data that must not be published: what looks like it, and is it by its own arithmetic."""

from generator.library.personal.names import name_after_post, names
from generator.library.personal.search import find, find_in_address, plain
from generator.library.personal.sorts import Finding, Sort

__all__ = ["Finding", "Sort", "find", "find_in_address", "name_after_post", "names", "plain"]
