"""Hand out an edition that notes what pages ask of it, and tell by digests what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from generator.edition import Edition
from generator.tools.asked import DAY, note
from generator.tools.clock import today
from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import ItemsView, ValuesView

    from generator.edition import Item
    from generator.library.references import Target
    from generator.media import Album
    from generator.tools.asked import Question

K = TypeVar("K")
V = TypeVar("V")

Note = Callable[["Question"], None]


class _Noting(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for, or that all of it is."""

    def __init__(
        self,
        answers: Mapping[K, V],
        whole: Question,
        one: Callable[[K], Question],
        note: Note,
    ) -> None:
        self._answers, self._whole, self._one, self._note = answers, whole, one, note

    def __getitem__(self, key: K) -> V:
        self._note(self._one(key))
        return self._answers[key]

    def get(self, key: K, default: Any = None) -> Any:
        self._note(self._one(key))
        return self._answers.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(self._one(key))  # type: ignore[arg-type]
        return key in self._answers

    def _all(self) -> Mapping[K, V]:
        self._note(self._whole)
        return self._answers

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def items(self) -> ItemsView[K, V]:
        return self._all().items()


@dataclass(frozen=True, slots=True)
class Watched(Edition):
    """Answer as an edition does, and note every question."""

    note: Note = note

    def browse(self, folder: str) -> list[Item]:
        self.note(("shelf", folder))
        return Edition.browse(self, folder)


EVERYTHING: Question = ("everything",)


def observe(edition: Edition, note: Note = note) -> Watched:
    """Return an edition that notes what is asked of it; what it holds is that of `edition`."""
    shelves = {
        folder: _Noting(shelf, ("shelf", folder), _of_item(folder), note)
        for folder, shelf in edition.items.items()
    }
    links = _Noting(edition.backlinks, EVERYTHING, _of_links, note)
    return Watched(
        edition.audience,
        shelves,
        links,
        edition.vocabulary,
        edition.content,
        edition.home,
        note=note,
    )


def _of_item(folder: str) -> Callable[[str], Question]:
    return lambda id: ("item", folder, id)


def _of_links(target: Target) -> Question:
    return ("links", target.folder, target.id, target.clause or "")


def observe_album(album: Album) -> Album:
    """Return an album that notes which of its pictures and recordings are asked for."""
    return replace(
        album,
        pictures=_Noting(album.pictures, ("album",), lambda name: ("picture", name), note),
        recordings=_Noting(album.recordings, ("album",), lambda name: ("recording", name), note),
    )


def coarsely(question: Question) -> Question:
    """Return the question after a whole shelf, or all of them, that covers a narrower one."""
    if question[0] == "item":
        return ("shelf", question[1])
    return EVERYTHING if question[0] == "links" else question


@dataclass(slots=True)
class Answers:
    """Tell by digests what an edition and an album answer, each question answered once."""

    edition: Edition
    album: Album
    _known: dict[Question, bytes] = field(default_factory=dict)

    def of(self, question: Question) -> bytes:
        """Return the digest of the answer to a question; raises ValueError for none of ours."""
        known = self._known.get(question)
        if known is None:
            known = self._known[question] = self._answer(*question)
        return known

    def _answer(self, word: str, *of: str) -> bytes:
        if word == "item":
            item = self.edition.item(of[0], of[1]) if of[0] in self.edition.items else None
            return digest_of(item) if item else b""
        if word == "shelf":
            shelf = self.edition.items.get(of[0], {})
            return digest(*(self.of(("item", of[0], id)) for id in shelf))
        if word == "links":
            links = self.edition.referring(of[0], of[1], of[2] or None)
            return digest(*(part for link in links for part in self._link(link.item, link.field)))
        if word == "everything":
            return digest(*(self.of(("shelf", folder)) for folder in self.edition.items))
        if word == DAY[0]:
            return str(today()).encode()
        if word == "reached":
            return str(today() >= date.fromisoformat(of[0])).encode()
        return self._of_album(word, *of)

    def _link(self, item: Item, field: str) -> tuple[bytes, bytes]:
        return self.of(("item", *item.key)), field.encode()

    def _of_album(self, word: str, *of: str) -> bytes:
        if word == "picture":
            return digest(repr(self.album.pictures.get(of[0])))
        if word == "recording":
            return digest(repr(self.album.recordings.get(of[0])))
        if word == "album":
            return digest(repr([self.album.pictures, self.album.recordings]))
        raise ValueError(word)


def digest_of(item: Item) -> bytes:
    """Return the digest of all that an item says, by what its edition may show of it."""
    return digest(
        *item.key,
        repr(item.data),
        item.origin,
        repr((item.internal, sorted(item.overlaid), item.disclosed)),
    )
