"""Read and write banks as Moodle XML.

The rule: docs.moodle.org, “Moodle XML format”, and question/format/xml/format.php of Moodle 4. What
it has no place for (type, difficulty, clauses) rides along in tags.
"""

from generator.intake.banks.moodle.reading import read
from generator.intake.banks.moodle.writing import losses, write

__all__ = ["losses", "read", "write"]
