"""A finished output searched for what it must not hold: internal texts in any disguise, and
personal data.
"""

from generator.audit.search import Leak, audit, report

__all__ = ["Leak", "audit", "report"]
