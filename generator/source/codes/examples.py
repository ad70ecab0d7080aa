"""Begin the examples of codes: an entry of a kind that is right so far."""

from __future__ import annotations

CASE = "# content/cases/x.yml\ntitle: 示例\nfictional: true\n"
PLACE = "# content/places/x.yml\ntitle: 示例\n"
RULE = "# content/rules/x.yml\ntitle: 示例\nsources: [{title: 示例}]\n"
REPORT = "# content/reports/x.yml\ntitle: 示例\nsources: [{title: 示例}]\n"
BANK = "# content/questions/x.yml\ntitle: 示例\nquestions:\n"
ACTION = "# content/actions/x.yml\ntitle: 示例\nfictional: true\n"
PATTERN = (
    "# content/cases/x.yml\ntitle: 示例\nfictional: true\n"
    "# content/patterns/x.yml\ntitle: 示例\nfictional: true\n"
)
UNIT = "# content/units/x.yml\ntitle: 示例\n"
CHECKLIST = "# content/checklists/x.yml\ntitle: 示例\nfictional: true\n"
INDEX = "# content/indexes/x.yml\ntitle: 示例\nfictional: true\n"
