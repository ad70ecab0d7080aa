"""Read and write banks as QTI 2.1: one document an item, in a zip with its manifest."""

from generator.intake.banks.qti.reading import read
from generator.intake.banks.qti.writing import NAMESPACE, losses, write

__all__ = ["NAMESPACE", "losses", "read", "write"]
