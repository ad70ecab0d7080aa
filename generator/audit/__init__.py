"""Search a finished output for what it must not hold.

That is internal texts in any disguise, and personal data.
"""

from generator.audit.search import Leak, audit, report

__all__ = ["Leak", "audit", "report"]
