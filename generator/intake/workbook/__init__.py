"""Carry whole collections of entries to a workbook and back: three states, cell by cell."""
