"""Read and write banks as GIFT, the text format of Moodle.

The rule: docs.moodle.org, “GIFT format”, and question/format/gift/format.php of Moodle 4. What GIFT
has no place for (clauses, difficulty, consequences) rides along in comments.
"""

from generator.intake.banks.gift.reading import read
from generator.intake.banks.gift.writing import losses, write

__all__ = ["losses", "read", "write"]
