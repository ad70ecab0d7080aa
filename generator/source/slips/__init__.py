"""Find where a syntax error comes from, and why.

libyaml notices many a slip only lines after it was made, and some not at all.
"""

from generator.source.slips.colons import colons_in
from generator.source.slips.finding import around_key, behind, in_text, suspects
from generator.source.slips.slip import Slip

__all__ = ["Slip", "around_key", "behind", "colons_in", "in_text", "suspects"]
