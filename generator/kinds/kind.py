"""Describe a kind of entry: its folder, words, model and checks, and how it is listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from generator.kinds.entry import EntryData
    from generator.kinds.standards import Standard
    from generator.source.diagnostics import Path, Problem


class Lookup(Protocol):
    """Answer what a check may ask of the rest of the content."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    def get(self, folder: str, id: str) -> Any | None: ...


class Content(Lookup, Protocol):
    """Answer what a check may ask of everything that authors wrote."""

    def by_name(self, folder: str, name: str) -> Sequence[EntryData]:
        """Return the entries of a folder with this title or alias, in the order of their files."""
        ...

    def first_like(self, data: EntryData, folder: str) -> EntryData | None:
        """Return the first entry for all in a folder with the title, unit and date of another."""
        ...

    def first_with(self, folder: str, mark: Hashable) -> EntryData | None:
        """Return the first entry of a folder that has a mark (`Kind.marks`)."""
        ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold what a site chooses for itself.

    By id its words: sectors of cases, categories of places; by the type of unit the standards of
    clean units, those of fewer stars first.
    """

    sectors: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    standards: Mapping[str, tuple[Standard, ...]] = field(default_factory=dict)


def resolve(words: Mapping[str, str], value: str) -> tuple[str, str] | None:
    """Return the id and word behind what an author wrote, which may be either."""
    if value in words:
        return value, words[value]
    return next(((id, word) for id, word in words.items() if word == value), None)


@dataclass(frozen=True, slots=True)
class Facet:
    """Narrow a list in one way.

    `values` gives (id for the address, word for the reader) pairs of one entry. `order`: the ids in
    the order in which readers know them; where there is none, the most frequent comes first.
    `per_page`: how many entries a page of a list narrowed by it holds, 0 for as many as any list.
    """

    id: str
    label: str
    values: Callable[[Any, Lookup], Iterable[tuple[str, str]]]
    order: tuple[str, ...] = ()
    per_page: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Name a mistake in a file beside an entry: line and column (in characters) from 1."""

    line: int
    column: int
    code: str
    values: Mapping[str, object]


class Disclosed(Protocol):
    """Hold what the public may know of an entry's keys that are never public."""

    @property
    def texts(self) -> Iterable[str]:
        """Return every text in it that somebody wrote."""
        ...


@dataclass(frozen=True, slots=True)
class Tables:
    """Say how a kind reads a file beside its entries.

    `file`: from an entry the name of its file, None where it has none; `field`: the key that names
    it. `read`: from an entry and the text of its file the entry with what stands there, and what is
    wrong in it. `words`: the cells of the file that are no figures, `published` those of them that
    an entry for the public tells.
    """

    field: str
    file: Callable[[Any], str | None]
    read: Callable[[Any, str], tuple[Any, list[Fault]]]
    words: Callable[[Any], Iterable[str]]
    published: Callable[[Any], Collection[str]]


Place = tuple[str, str]
"""Anchor and heading of a part of a page."""

TOP: Place = ("", "")


def _no_marks(data: Any) -> Iterable[Hashable]:
    return ()


def _nothing(data: Any, lookup: Content) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """Describe a kind of entry.

    `checks` look at an entry as the public has it and at the whole, `whole_checks` at the whole
    alone. `order` gives the sort key of a listing (newest first where it is None); `intro` opens
    its listing.

    `parts`: fields that have a part of the page of their own, with its heading, or with a function
    from the entry to anchor and heading of every item in the field's list. `never_public`: keys
    that count as written under `internal` wherever they stand, `events.note` for one in a record.
    `either`: keys of which one must be written. `spoilers`: keys whose text a search finds and does
    not show, such as the answer to a question. `tables`: of a kind whose entries have files beside
    them. `disclose`: from an entry as its author wrote it, without what stands under `internal`,
    what the public may know of its keys that are never public. `marks`: by what checks find the
    first entry like another (`Content.first_with`).
    """

    folder: str
    label: str
    counter: str  # the measure word: 个, 条, 部
    model: type[EntryData]
    intro: str
    checks: Callable[[Any, Content], Iterable[Problem]] = _nothing
    whole_checks: Callable[[Any, Content], Iterable[Problem]] = _nothing
    facets: tuple[Facet, ...] = ()
    order: Callable[[Any], Any] | None = None
    never_public: frozenset[str] = frozenset()
    either: tuple[str, ...] = ()
    spoilers: frozenset[str] = frozenset()
    parts: Mapping[str, str | Callable[[Any], Sequence[Place]]] = field(default_factory=dict)
    tables: Tables | None = None
    disclose: Callable[[Any, Content], Disclosed] | None = None
    marks: Callable[[Any], Iterable[Hashable]] = _no_marks

    def __reduce__(self) -> tuple[Callable[[str], Kind], tuple[str]]:
        """Send the name of the kind to another process, which has the kind itself."""
        return _of_folder, (self.folder,)

    def places(self, data: Any) -> Callable[[Path], Place]:
        """Return what finds the part of an entry's page with the text at a path of the entry."""
        lists = {name: part(data) for name, part in self.parts.items() if callable(part)}

        def place(path: Path) -> Place:
            name = str(path[0])
            if name in lists:
                return lists[name][int(path[1])] if len(path) > 1 else TOP
            heading = self.parts.get(name)
            return (name, heading) if isinstance(heading, str) else TOP

        return place

    @property
    def has_topic_list(self) -> bool:
        """Tell whether its listing can be narrowed to a topic."""
        return any(facet.id == "topic" for facet in self.facets)


def _of_folder(folder: str) -> Kind:
    from generator.kinds import BY_FOLDER  # which imports this module

    kind: Kind = BY_FOLDER[folder]
    return kind
