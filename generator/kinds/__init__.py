"""List the kinds of entry, one folder each: a new kind is a new folder and a line here."""

from generator.kinds import (
    actions,
    cases,
    checklists,
    circulars,
    indexes,
    modules,
    patterns,
    places,
    questions,
    reports,
    routes,
    rules,
    terms,
    topics,
    units,
)

KINDS = tuple(
    kind.KIND
    for kind in (
        cases,
        rules,
        circulars,
        patterns,
        terms,
        topics,
        modules,
        checklists,
        questions,
        places,
        routes,
        reports,
        units,
        actions,
        indexes,
    )
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
FOLDER_OF = {kind.model: kind.folder for kind in KINDS}
