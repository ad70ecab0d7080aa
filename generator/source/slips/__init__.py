"""Find where a syntax error comes from, and why.

libyaml notices many a slip only lines after it was made, and some not at all.
"""

from generator.source.slips.colons import colons_in
from generator.source.slips.finding import SUSPECT, around_key, behind, in_text
from generator.source.slips.slip import Slip

__all__ = ["SUSPECT", "Slip", "around_key", "behind", "colons_in", "in_text"]
