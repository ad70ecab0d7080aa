"""Personal data that must not be published: what looks like it, and is it by its own arithmetic."""

from generator.library.personal.gate import may_hold
from generator.library.personal.names import may_name, name_after_post, names
from generator.library.personal.search import find, find_in_address, plain, worth_reading
from generator.library.personal.sorts import Finding, Sort

__all__ = [
    "Finding",
    "Sort",
    "find",
    "find_in_address",
    "may_hold",
    "may_name",
    "name_after_post",
    "names",
    "plain",
    "worth_reading",
]
