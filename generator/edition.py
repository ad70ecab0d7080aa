"""Give the library as one audience may see it: what is not for it is gone, not hidden."""

from __future__ import annotations

import copy
import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, cast

from typing_extensions import TypeVar

from generator.kinds import BY_FOLDER, FOLDER_OF
from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.kind import resolve
from generator.library.disclosures import Disclosures
from generator.library.references import Target, references

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.kinds.kind import Disclosed, Kind, Vocabulary
    from generator.library.catalogue import Library
    from generator.library.entries import Entry
    from generator.source.diagnostics import Path


D = TypeVar("D", bound=EntryData, covariant=True, default=EntryData)
M = TypeVar("M", bound=EntryData)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Item(Generic[D]):
    """Hold an entry as an edition has it; `Item[Rule]` is one of a rule.

    `internal`: the whole entry is not for the public; `overlaid`: only these fields are not.
    `disclosed`: what the kind lets the public know of its keys that are never public.
    """

    kind: Kind
    data: D
    origin: str  # the YAML file, from the project's folder on
    internal: bool = False
    overlaid: frozenset[str] = frozenset()  # names of fields
    disclosed: Disclosed | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.folder, self.data.id

    @property
    def url(self) -> str:
        """Return the address from the site's root on."""
        return f"{self.kind.folder}/{self.data.id}/"

    def address(self, site: str | None) -> str:
        """Return the whole address on a site; "" while nobody knows where that is to stand."""
        return f"{site.rstrip('/')}/{self.url}" if site else ""

    @property
    def retired(self) -> bool:
        return self.data.status is Status.RETIRED

    @property
    def draft(self) -> bool:
        return self.data.status is Status.DRAFT


@dataclass(frozen=True, slots=True)
class Backlink:
    """State where something is referred to: the entry, and by which of its fields."""

    item: Item
    field: str


Link = tuple[Target, Backlink]
_Links = dict[int, tuple[Item, tuple[Link, ...]]]
"""By what Python calls an item, which is its own as long as the item is held here."""
_Backlinks = dict[Target, tuple[Backlink, ...]]


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold items by folder and id.

    `backlinks` by target, entries and single clauses apart.
    """

    audience: Audience
    items: Mapping[str, Mapping[str, Item]]
    backlinks: Mapping[Target, tuple[Backlink, ...]]
    vocabulary: Vocabulary
    content: pathlib.Path
    home: pathlib.Path
    _shelves: dict[str, tuple[Item, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __iter__(self) -> Iterator[Item]:
        for shelf in self.items.values():
            yield from shelf.values()

    def item(self, folder: str, id: str) -> Item | None:
        return self.items[folder].get(id)

    def get(self, folder: str, id: str) -> EntryData | None:
        item = self.item(folder, id)
        return item.data if item else None

    def browse(self, folder: str) -> list[Item]:
        """List what a reader may browse: all but the retired, in the order of the kind.

        A kind that states no order is listed newest first.
        """
        if folder not in self._shelves:
            self._shelves[folder] = tuple(_in_order(self.items[folder].values()))
        return list(self._shelves[folder])

    def of(self, model: type[M]) -> list[Item[M]]:
        """List the entries of a kind, by its model, as readers browse them: `edition.of(Rule)`."""
        return cast("list[Item[M]]", self.browse(FOLDER_OF[model]))

    def all(self, model: type[M]) -> list[Item[M]]:
        """List all entries of a kind, by its model, also the retired, in the order of files."""
        return cast("list[Item[M]]", [*self.items[FOLDER_OF[model]].values()])

    def one(self, model: type[M], id: str | None) -> Item[M] | None:
        """Find an entry of a kind by its id; None where the edition lacks it or there is no id."""
        return cast("Item[M] | None", self.item(FOLDER_OF[model], id)) if id else None

    def only(self, urls: Collection[str]) -> Edition:
        """Return the edition with the entries at some addresses, and what refers to them."""
        items = {
            folder: {id: item for id, item in shelf.items() if item.url in urls}
            for folder, shelf in self.items.items()
        }
        links = {
            target: tuple(link for link in found if link.item.url in urls)
            for target, found in self.backlinks.items()
        }
        return replace(self, items=items, backlinks=links, _shelves={})

    def referring(self, folder: str, id: str, clause: str | None = None) -> tuple[Backlink, ...]:
        return self.backlinks.get(Target(folder, id, clause), ())

    def sector(self, value: str) -> tuple[str, str] | None:
        return resolve(self.vocabulary.sectors, value)

    def category(self, value: str) -> tuple[str, str] | None:
        return resolve(self.vocabulary.categories, value)


def _in_order(items: Iterable[Item]) -> list[Item]:
    shown = [item for item in items if not item.retired]
    order = shown[0].kind.order if shown else None
    if order is not None:
        return sorted(shown, key=lambda item: (order(item.data), item.data.id))
    shown.sort(key=lambda item: item.data.id)
    return sorted(shown, key=_recency, reverse=True)


@dataclass(slots=True)
class Selection:
    """Remember the items of an edition and what they refer to, from one selection to the next.

    `items`: by what Python calls an entry, which is its own as long as the entry is held here.
    """

    items: dict[int, tuple[Entry, Item | None]] = field(default_factory=dict)
    links: _Links = field(default_factory=dict)
    backlinks: _Backlinks = field(default_factory=dict)
    disclosures: Disclosures = field(default_factory=Disclosures)


def select(
    library: Library,
    audience: Audience,
    *,
    drafts: bool = False,
    memory: Selection | None = None,
) -> Edition:
    """Return the edition of a library for one audience; with `drafts`, for a preview, those too.

    `memory`: of earlier selections of the same audience; an entry that is the same is the same
    item.
    """
    former = memory or Selection()
    known: dict[int, tuple[Entry, Item | None]] = {}
    items: dict[str, dict[str, Item]] = {}
    for folder, shelf in library.entries.items():
        selected = {
            key: former.items.get(key) or (entry, _item(entry, audience))
            for key, entry in zip(map(id, shelf.values()), shelf.values(), strict=True)
        }
        known |= selected
        shown = {
            id: item
            for id, (_, item) in zip(shelf, selected.values(), strict=True)
            if item is not None and (drafts or not item.draft)
        }
        if audience is Audience.PUBLIC and BY_FOLDER[folder].disclose is not None:
            shown = {
                id: _with_disclosed(item, former.disclosures.of(shelf[id], library))
                for id, item in shown.items()
            }
        items[folder] = shown
    links = _links_of(items, former.links)
    backlinks = _with_new_items(former, links) or _backlinks(links)
    if memory:
        memory.items, memory.links, memory.backlinks = known, links, backlinks
    return Edition(audience, items, backlinks, library.vocabulary, library.content, library.home)


def _with_disclosed(item: Item, disclosed: Disclosed | None) -> Item:
    return replace(item, disclosed=disclosed) if disclosed else item


def _item(entry: Entry, audience: Audience) -> Item | None:
    if audience is Audience.INTERNAL:
        data = _for_readers(entry.inner or entry.data)
        return Item(entry.kind, data, entry.file.name, not entry.public, entry.not_public)
    if not entry.public:
        return None
    return Item(entry.kind, _for_the_public(_for_readers(entry.data)), entry.file.name)


def _for_readers(data: EntryData) -> EntryData:
    """Without what editors note among themselves."""
    return _with(data, "allow", ()) if data.allow else data


def _for_the_public(data: EntryData) -> EntryData:
    """Without the names that the files of sources have in the office."""
    if not any(source.file for source in data.sources):
        return data
    return _with(data, "sources", tuple(_with(source, "file", None) for source in data.sources))


def _with(record: R, field: str, value: object) -> R:
    """A copy with another value; not by replace(), which would check the whole record again."""
    other = copy.copy(record)
    object.__setattr__(other, field, value)
    return other


def _links_of(items: Mapping[str, Mapping[str, Item]], former: _Links) -> _Links:
    """What each entry refers to that readers may browse; `former`: what is known of earlier."""
    return {
        key: former.get(key) or (item, tuple(_links(item)))
        for shelf in items.values()
        for key, item in zip(map(id, shelf.values()), shelf.values(), strict=True)
        if not item.retired
    }


def _backlinks(links: _Links) -> _Backlinks:
    """Turn round what each entry refers to; an entry stands once at each target."""
    backlinks: dict[Target, list[Backlink]] = {}
    for item, own in links.values():
        for target, backlink in own:
            found = backlinks.setdefault(target, [])
            if not found or found[-1].item is not item:
                found.append(backlink)
    return {target: tuple(found) for target, found in backlinks.items()}


def _with_new_items(former: Selection, links: _Links) -> _Backlinks | None:
    """The backlinks of an earlier selection with the items that are new, as after most edits.

    None where entries came or went, or refer to something else than before.
    """
    if len(former.links) != len(links):
        return None
    backlinks = dict(former.backlinks)
    for then, now in zip(former.links, links, strict=True):
        if then == now:
            continue
        (old, before), (item, own) = former.links[then], links[now]
        if old.key != item.key or [to for to, _ in own] != [to for to, _ in before]:
            return None
        for target, backlink in reversed(own):  # the first at a target counts
            backlinks[target] = tuple(
                backlink if known.item is old or known.item is item else known
                for known in backlinks[target]
            )
    return backlinks


def _links(item: Item) -> Iterator[Link]:
    """Everything an entry refers to, and by which of its fields."""
    by_field: dict[str, Backlink] = {}
    own = item.key
    for path, _, target, _ in references(item.data):
        if target is not None and (target.id != own[1] or target.folder != own[0]):
            field = _field(path)
            backlink = by_field.setdefault(field, Backlink(item, field))
            yield target.whole, backlink
            if target.clause is not None:  # whoever cites a clause refers to its rule
                yield Target(target.folder, target.id), backlink


def _field(path: Path) -> str:
    return str(path[0]) if path else ""


def _recency(item: Item) -> tuple[int, datetime.date, datetime.date]:
    """Newest last: by the year under which it is listed, then by end and start."""
    date = item.data.date
    return (date.year, date.last, date.first) if date else _LONG_AGO


_LONG_AGO = (0, datetime.date.min, datetime.date.min)
