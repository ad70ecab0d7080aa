"""Say what a kind may ask of an edition, so that it need not know what an edition is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import TypeVar

from generator.kinds.entry import EntryData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.kind import Disclosed, Vocabulary

D = TypeVar("D", bound=EntryData, covariant=True, default=EntryData)
M = TypeVar("M", bound=EntryData)


class ShelfItem(Protocol[D]):
    """Hold an entry as an edition shows it."""

    @property
    def data(self) -> D: ...

    @property
    def key(self) -> tuple[str, str]: ...

    @property
    def url(self) -> str: ...

    @property
    def disclosed(self) -> Disclosed | None: ...


class ShelfLink(Protocol):
    """State where an entry is referred to."""

    @property
    def item(self) -> ShelfItem: ...


class Shelves(Protocol):
    """List the entries of an edition."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    def of(self, model: type[M]) -> Sequence[ShelfItem[M]]:
        """List the entries of a kind, by its model, as readers browse them."""
        ...

    def all(self, model: type[M]) -> Sequence[ShelfItem[M]]:
        """List all entries of a kind, the retired too."""
        ...

    def one(self, model: type[M], id: str | None) -> ShelfItem[M] | None:
        """Find an entry by its model and id."""
        ...

    def browse(self, folder: str) -> Sequence[ShelfItem]:
        """List the entries of a folder as readers browse them."""
        ...

    def item(self, folder: str, id: str) -> ShelfItem | None:
        """Find an entry by its folder and id, also a retired one."""
        ...

    def referring(self, folder: str, id: str) -> Sequence[ShelfLink]:
        """List where an entry is referred to, from any that is not retired."""
        ...
