"""Load all that authors wrote, references resolved and checks done; it is frozen once built."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator import media
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.fields import GOOD_LINK, MARKDOWN, MEDIA, NAME, PARTY
from generator.kinds.leaves import leaves
from generator.kinds.record import SPELLINGS, is_one_of
from generator.kinds.rules import clause_number, provisions
from generator.kinds.rules.model import Rule
from generator.kinds.suggest import fold, nearest
from generator.library import page_files, personal, persons
from generator.library.entries import Entry, read_entries
from generator.library.parties import near_unit
from generator.library.places import diagnostics_of
from generator.library.references import (
    Reference,
    Target,
    by_title,
    references_in,
    wide_comma_parts,
)
from generator.library.tables import with_tables
from generator.source import files, lost_text, yaml
from generator.source.codes import Severity
from generator.source.diagnostics import (
    ContentError,
    Diagnostic,
    Path,
    Problem,
    first_of,
    limit_count,
)
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from generator.kinds.entry import EntryData
    from generator.kinds.kind import Vocabulary
    from generator.source.files import SourceFile


@dataclass(frozen=True, slots=True)
class Library:
    """Hold all entries by folder and id, in the order of their files.

    `home`: the folder of the project, where the paths of its settings start. `warnings` are what is
    odd but no error.
    """

    entries: Mapping[str, Mapping[str, Entry]]
    vocabulary: Vocabulary
    content: pathlib.Path
    home: pathlib.Path
    warnings: tuple[Diagnostic, ...] = ()
    _by_name: dict[tuple[str, str], dict[str, EntryData]] = field(
        default_factory=dict, compare=False, repr=False
    )

    _alike: dict[str, dict[tuple[object, ...], EntryData]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __iter__(self) -> Iterator[Entry]:
        for shelf in self.entries.values():
            yield from shelf.values()

    def entry(self, folder: str, id: str) -> Entry | None:
        return self.entries[folder].get(id)

    def by_name(self, folder: str, name: str) -> list[EntryData]:
        """List the entries of a folder with this title, alias or short name, in file order."""
        if not self._by_name:
            for entry in self:
                data = entry.data
                for one in (data.title, *data.aliases, *getattr(data, "short", ())):
                    self._by_name.setdefault((entry.kind.folder, one), {})[data.id] = data
        return list(self._by_name.get((folder, name), {}).values())

    def first_like(self, data: EntryData, folder: str) -> EntryData | None:
        """Return the first entry for all in a folder with the title, unit and date of another."""
        if folder not in self._alike:
            alike = self._alike.setdefault(folder, {})
            for entry in self.entries[folder].values():
                if entry.data.is_for_all:
                    alike.setdefault(_likeness(entry.data), entry.data)
        return self._alike[folder].get(_likeness(data))

    @property
    def unit_names(self) -> Iterator[str]:
        """Yield every title and other name of a unit."""
        for entry in self.entries["units"].values():
            yield from (entry.data.title, *entry.data.aliases)

    def id_of(self, folder: str, name: str) -> str | None:
        """Return the id of the one entry of a kind that has a name; None of none or several."""
        entries = self.by_name(folder, name.strip().removeprefix("《").removesuffix("》"))
        return entries[0].id if len(entries) == 1 else None

    def get(self, folder: str, id: str) -> EntryData | None:
        entry = self.entry(folder, id)
        return entry.data if entry else None


def _likeness(data: EntryData) -> tuple[object, ...]:
    return data.title, data.unit, data.date


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what stands in a content folder, right or wrong.

    `library` holds the entries of right shape; `diagnostics` is all that is wrong or
    odd, in order; `broken` are folder and id of entries that are there and cannot be used as they
    are.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    broken: Collection[tuple[str, str]]

    def whole(self) -> Library:
        """Return the library. Raises ContentError with all that was told, if there is an error."""
        if any(d.severity is Severity.ERROR for d in self.diagnostics):
            raise ContentError(self.diagnostics)
        return replace(self.library, warnings=self.diagnostics)


def load(content: pathlib.Path, vocabulary: Vocabulary) -> Library:
    """Read, link and check a content folder. Raises ContentError with every problem."""
    return read(content, vocabulary).whole()


def read(
    content: pathlib.Path,
    vocabulary: Vocabulary,
    progress: Callable[[int, int], None] = lambda done, total: None,
    drafts: Mapping[pathlib.Path, bytes | None] | None = None,
    home: pathlib.Path | None = None,
) -> Reading:
    """Read, link and check a content folder, whatever is wrong in it.

    `progress` is told files done and all. `drafts`: what files, by their real paths, are taken to
    hold, None for those that go. `home`: the folder of the project, by default the one above.
    """
    desk = _Desk()
    found, diagnostics = files.find(content, frozenset(BY_FOLDER), content.name)
    desk.file_problems += map(_with_near_folder, diagnostics)
    if drafts:
        found = [file.with_draft(drafts) for file in found if not file.is_to_go(drafts)]
        found += files.new_files(content, drafts, found)
    shelves: dict[str, dict[str, Entry]] = {kind.folder: {} for kind in KINDS}
    entries: list[Entry] = []
    for done, (file, parsed) in enumerate(zip(found, SharedWork(_parse, found), strict=True), 1):
        entries += [desk.with_tables(one, drafts or {}) for one in desk.open(file, parsed)]
        progress(done, len(found))
    for entry in entries:
        if entry.cut is None:
            _shelve(entry, shelves, desk)
    library = Library(shelves, vocabulary, content, home or content.parent)
    checked = SharedWork(lambda entry: _check(entry, library, desk.broken), entries)
    for entry, problems in zip(entries, checked, strict=True):
        desk.add(entry.file, problems)
    result = limit_count([*desk.diagnostics(), *page_files.check(content, shelves)])
    return Reading(library, tuple(result), desk.broken)


Parsed = Diagnostic | tuple["yaml.Value | None", list[yaml.Trouble]]


def _with_near_folder(diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.code != "unknown-folder":
        return diagnostic
    written = str(diagnostic.values["folder"])
    labelled = next((kind.folder for kind in KINDS if kind.label == written), None)
    near = labelled or nearest(written.lower(), BY_FOLDER)
    return replace(diagnostic, values={**diagnostic.values, "nearest": near})


def _parse(file: SourceFile) -> Parsed:
    text = files.read(file)
    if isinstance(text, Diagnostic):
        return text
    value, troubles = yaml.parse(text)
    return value, troubles or list(lost_text.characters_at_risk(text))


@dataclass(slots=True)
class _Desk:
    """Collect what is wrong.

    Lines and columns are looked up at the end, in the few files that need them.
    """

    file_problems: list[Diagnostic] = field(default_factory=list)
    problems: dict[SourceFile, list[Problem]] = field(default_factory=lambda: defaultdict(list))
    broken: set[tuple[str, str]] = field(
        default_factory=set
    )  # entries that are there but cannot be used as they are
    tables: set[str] = field(default_factory=set)  # names of the files that entries read

    def with_tables(self, entry: Entry, drafts: Mapping[pathlib.Path, bytes | None]) -> Entry:
        """Read what lies beside an entry; where that is wrong, the entry cannot be used."""
        outcome = with_tables(entry, drafts)
        self.add(entry.file, list(outcome.problems))
        self.file_problems += outcome.diagnostics
        self.tables |= outcome.names
        if outcome.problems or outcome.diagnostics:
            self.broken.add(entry.key)
        return outcome.entry

    def open(self, file: SourceFile, parsed: Parsed) -> list[Entry]:
        before = len(self.file_problems)
        if isinstance(parsed, Diagnostic):
            self.file_problems.append(parsed)
        entries = [] if isinstance(parsed, Diagnostic) else self._read(file, *parsed)
        if len(self.file_problems) > before or file in self.problems:
            text = files.read(file)
            ids = _ID_LINE.findall(text) if isinstance(text, str) else []
            self.broken.update((file.folder, id) for id in (file.stem, *ids))
        return entries

    def _read(
        self, file: SourceFile, value: yaml.Value | None, troubles: list[yaml.Trouble]
    ) -> list[Entry]:
        self.file_problems += [trouble.of(file.name) for trouble in troubles]
        if value is None:
            if not troubles:
                self.file_problems.append(Diagnostic(file.name, 1, 1, "empty-file"))
            return []
        entries, problems = read_entries(value, file, BY_FOLDER[file.folder])
        self.add(file, problems)
        return entries

    def add(self, file: SourceFile, problems: list[Problem]) -> None:
        if problems:
            self.problems[file] += problems

    def diagnostics(self) -> list[Diagnostic]:
        return [
            *(one for one in self.file_problems if not self._is_read(one)),
            *(
                d
                for file, problems in self.problems.items()
                for d in diagnostics_of(file, problems)
            ),
        ]

    def _is_read(self, told: Diagnostic) -> bool:
        """Whether a file is said to be of no use that an entry does use."""
        return told.code == "unknown-file" and told.file in self.tables


_ID_LINE = re.compile(r"""[\s{,-](?:id|编号)["']?: *["']?([a-z0-9-]+)""")
"""Where an entry states its id, in a file that cannot be read otherwise."""


def _shelve(entry: Entry, shelves: dict[str, dict[str, Entry]], desk: _Desk) -> None:
    folder, id = entry.key
    if other := shelves[folder].get(id):
        problem = Problem(
            "duplicate-id", entry.place_of(("id",)), {"value": id, "other": other.file.name}
        )
        desk.add(entry.file, [problem])
    else:
        shelves[folder][id] = entry


def _check(entry: Entry, library: Library, broken: Collection[tuple[str, str]]) -> list[Problem]:
    """What is wrong with an entry, at its places in the file."""
    problems = _problems(entry, entry.data, library, broken, public=entry.public)
    result = _within(entry, _on_persons(problems, entry, entry.data, public=entry.public))
    if entry.inner:
        problems = _problems(entry, entry.inner, library, broken, public=False)
        result += _within(
            entry, _on_persons(problems, entry, entry.inner, public=False), inner=True
        )
    return result


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
    library: Library,
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
    library: Library,
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


def unknown_reference(path: Path, written: str, target: Target, library: Library) -> Problem:
    if "，" in target.id or "、" in target.id:
        return Problem("wide-comma", path, {"value": written})
    shelf = library.entries[target.folder]
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
