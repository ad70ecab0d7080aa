"""Check an entry among all others: references, links, files, persons, its kind's own rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import media
from generator.kinds import BY_FOLDER
from generator.kinds.fields import GOOD_LINK, MARKDOWN, MEDIA, NAME, PARTY
from generator.kinds.leaves import leaves
from generator.kinds.record import SPELLINGS, is_one_of
from generator.kinds.rules import clause_number, provisions
from generator.kinds.rules.model import Rule
from generator.kinds.suggest import fold, nearest
from generator.library import personal, persons
from generator.library.page_files import figure_ids
from generator.library.parties import near_unit
from generator.library.references import (
    Reference,
    Target,
    by_title,
    references_in,
    wide_comma_parts,
)
from generator.source.diagnostics import Path, Problem, first_of
from generator.source.portable import is_portable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.kinds.entry import EntryData
    from generator.library.catalogue import Library
    from generator.library.entries import Entry
    from generator.library.witness import Witness

    Asking = Library | Witness


def check(entry: Entry, library: Asking, broken: Collection[tuple[str, str]]) -> list[Problem]:
    """List what is wrong with an entry, at its places in the file.

    `broken`: folder and id of entries that cannot be used; what is wrong there is told there.
    """
    problems = _problems(entry, entry.data, library, broken, public=entry.public)
    result = _within(entry, _on_persons(problems, entry, entry.data, public=entry.public))
    if entry.inner:
        problems = _problems(entry, entry.inner, library, broken, public=False)
        result += _within(
            entry, _on_persons(problems, entry, entry.inner, public=False), inner=True
        )
    return [*result, *_names_of_folders(entry)]


def _names_of_folders(entry: Entry) -> Iterator[Problem]:
    """Yield the names in an entry that a folder of the site bears and not every system can have."""
    for name in (entry.data.id, *sorted(figure_ids(entry.data))):
        if not is_portable(name):
            yield Problem("name-not-portable", entry.place_of(("id",)), {"value": name})


def _within(entry: Entry, problems: Iterable[Problem], *, inner: bool = False) -> list[Problem]:
    def within(problem: Problem) -> Problem:
        also = problem.also
        return replace(
            problem,
            path=entry.place_of(problem.path, inner=inner),
            also=entry.place_of(also, inner=inner) if also is not None else None,
        )

    return [within(problem) for problem in first_of(problems)]


def _on_persons(
    problems: Iterable[Problem], entry: Entry, data: EntryData, *, public: bool
) -> Iterator[Problem]:
    """Yield what names persons and is not allowed to.

    It is a warning where only the internal edition shows it.
    """
    allowed = {personal.plain(item.text) for item in data.allow}
    within = entry.not_public if data is entry.inner else None
    for problem in problems:
        if problem.code not in _ON_PERSONS:
            yield problem
        elif personal.plain(str(problem.values["value"])) in allowed:
            continue
        elif public:
            yield problem
        elif within is None or is_one_of(
            str(problem.path[0]), within
        ):  # the rest was told of the public edition
            yield replace(problem, code=_ON_PERSONS[problem.code])


_ON_PERSONS = {
    "personal-data": "personal-data-internal",
    "personal-data-meant": "personal-data-internal",
    "unmasked-name": "unmasked-name-internal",
    "real-name-in-text": "unmasked-name-internal",
}
"""What names persons, and what it is called where only the internal edition shows it."""


def _problems(
    entry: Entry,
    data: EntryData,
    library: Asking,
    broken: Collection[tuple[str, str]],
    *,
    public: bool,
) -> Iterator[Problem]:
    kind = entry.kind
    of_whole = kind.whole_checks(data, library) if data is (entry.inner or entry.data) else ()
    for problem in (*kind.checks(data, library), *of_whole):
        if not entry.cut or not any(_lies_in(where, problem.path[:-1]) for where in entry.cut):
            yield problem  # but none that may come of what had to be cut out beside it
    texts = leaves(data)
    for reference in references_in(texts):
        yield from _reference(reference, entry, library, broken, public)
    for path, mark, text in texts:
        if mark is MEDIA:
            yield from media.check(library.content, text, path)
        elif mark is MARKDOWN:
            yield from _links(text, path)
        elif mark is NAME and "，" in text:
            apart = ", ".join(part.strip() for part in text.split("，"))
            yield Problem("names-as-one", path, {"value": text, "apart": apart})
        elif mark is PARTY and (unit := near_unit(text, library.unit_names)):
            yield Problem("near-unit", path, {"value": text, "nearest": unit})
    yield from persons.in_texts(texts)


def _lies_in(path: Path, record: Path) -> bool:
    """Whether a path, as written, leads into a record, by the names of its fields."""
    steps = zip(path, record, strict=False)
    return len(path) >= len(record) and all(
        a == b or a in SPELLINGS.get(str(b), ()) for a, b in steps
    )


def _reference(
    reference: Reference,
    entry: Entry,
    library: Asking,
    broken: Collection[tuple[str, str]],
    public: bool,
) -> Iterator[Problem]:
    path, written, target, expected = reference
    if parts := wide_comma_parts(reference, library.entry, library.id_of):
        yield Problem("wide-comma", path, {"value": written}, mending=parts)
        return
    if target is None:
        values = {"value": written, "expected": expected[0], "expected_en": expected[1]}
        yield Problem("bad-reference", path, values, mending=by_title(reference, library.id_of))
        return
    other = library.entry(*target.key)
    if other is None:
        if target.key not in broken:  # what is wrong there is told there
            yield unknown_reference(path, written, target, library)
        return
    if public and not other.public:
        yield Problem("internal-reference", path, {"value": written})
    if other.draft and not entry.draft:
        yield Problem("draft-reference", path, {"value": written})
    if target.clause is not None and isinstance(other.data, Rule):
        yield from _clause(target, other.data, path, written)


def _clause(target: Target, rule: Rule, path: Path, written: str) -> Iterator[Problem]:
    """Report a clause that the rule has not, or a place that none of its versions has."""
    clauses = rule.numbered(target.clause or "")
    if any(not target.place or provisions.at(c.provisions, target.place) for c in clauses):
        return
    words = clause_number.words(target.clause or "")
    if clauses:
        most = max((clause.provisions for clause in clauses), key=len)
        lacking = provisions.place_words(len(most) + 1, target.place)
        values = {"clause": words, "place": lacking, "paragraphs": len(most)}
        yield Problem("unknown-provision", path, {"rule": rule.title, "value": written, **values})
        return
    known = "、".join(dict.fromkeys(clause.words for clause in rule.articles)) or "—"
    values = {"rule": rule.title, "clause": words, "known": known, "value": written}
    yield Problem("unknown-clause", path, values)


def unknown_reference(path: Path, written: str, target: Target, library: Asking) -> Problem:
    if "，" in target.id or "、" in target.id:
        return Problem("wide-comma", path, {"value": written})
    shelf = library.shelf(target.folder)
    plain = fold(target.id)
    named = library.id_of(target.folder, target.id) or (plain if plain in shelf else None)
    near = named or _near_id(target.id, shelf)
    near = written.replace(target.id, near, 1) if near else ""
    values = {
        "value": written,
        "kind": BY_FOLDER[target.folder].label,
        "kind_en": target.folder,
        "nearest": near,
    }
    return Problem("unknown-reference", path, values, mending=near if named else None)


def _near_id(written: str, shelf: Mapping[str, Entry]) -> str:
    """Return the id that is like a text, or whose title is; "" where none is."""
    if len(shelf) > _FEW:
        return ""
    titles = {entry.data.title: id for id, entry in shelf.items()}
    near = nearest(written, shelf) or nearest(written, titles)
    return titles.get(near, near)


_FEW = 500  # among more, looking for a near match would take longer than reading them

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_MARKDOWN_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^^\]\n][^\]\n]*\]:\s*<?([^\s>]+)", re.MULTILINE
)
"""The addresses of `[words](address)` and `[label]: address`."""


def _links(text: str, path: Path) -> Iterator[Problem]:
    if note := _FOOTNOTE.search(text):
        yield Problem("footnote", path, {"value": note[0]})
    if "](" in text or "]:" in text:
        for match in _MARKDOWN_LINK.finditer(text):
            address = match.group(1) or match.group(2)
            if not GOOD_LINK.match(address):
                yield Problem("bad-link", path, {"value": address})
