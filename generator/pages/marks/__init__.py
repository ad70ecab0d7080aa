"""Offer a drawn mark for every entry, from the project's own set of line drawings."""

from generator.pages.marks.choice import Marks
from generator.pages.marks.drawings import complete, sign

__all__ = ["Marks", "complete", "sign"]
