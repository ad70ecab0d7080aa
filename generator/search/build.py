"""Write the files below assets/search/ from documents."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.search import corpus, fragments, postings, shards
from generator.search.extracts import extract
from generator.search.fold import simplifications
from generator.search.model import LABELS
from generator.search.shelf import Shelf
from generator.tools.bundle import bundle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.search.corpus import Corpus
    from generator.search.model import Document
    from generator.search.postings import Postings
    from generator.search.shards import Shard

CLIENT = Path(__file__).parent / "client"
FORMAT = 4


def build_index(
    documents: Iterable[Document],
    labels: Mapping[str, str] = LABELS,
    orders: Mapping[str, Sequence[str]] | None = None,
    audience: str = "public",
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of some documents, see `files`."""
    with Shelf() as shelf:
        for document in documents:
            shelf.add(extract(document))
        yield from files(shelf, labels, orders, audience)


def files(
    shelf: Shelf,
    labels: Mapping[str, str] = LABELS,
    orders: Mapping[str, Sequence[str]] | None = None,
    audience: str = "public",
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index and the client as (path below assets/search/, content).

    `shelf` holds what is indexed. `labels`: what the facets of the documents are called on screen;
    one that is not there is called by its id. `orders`: the words of facets that have an order, in
    it. `audience`: whom it is for.

    `box.js` and `manifest.js` keep their names; all else lies in folders named after the content,
    so that a page of an older site never mixes the two. The files depend on the documents alone,
    not on their order. Raises ValueError if two documents have the same URL.
    """
    shelf.arrange()
    whole = corpus.gather(shelf)
    collection = postings.Collection(whole)  # others begin with it while fragments are written
    client = bundle(CLIENT, "main.js").encode("utf-8")
    engine = f"engine-{hashlib.sha256(client).hexdigest()[:12]}"
    salt = bytes([FORMAT]) + client + json.dumps(labels, sort_keys=True).encode("ascii")
    build = shelf.fingerprint(salt)
    yield "box.js", bundle(CLIENT, "box.js").encode("utf-8")
    yield f"{engine}.js", client
    size = len(shelf)
    alphabet = fragments.rank(shelf.fragment, size)
    yield _script(f"{build}/letters", alphabet)
    for number, group in enumerate(fragments.groups(shelf.fragment, size, alphabet)):
        yield _script(f"{build}/f{number}", group)
    facets = []
    for facet, column in shelf.facets.columns(shelf.all_facets()):
        yield _script(f"{build}/facet-{facet}", column)
        facets.append(facet)
    head = {
        "format": FORMAT,
        "audience": audience,
        "build": build,
        "engine": engine,
        "minor": shelf.major,
        "facets": {facet: labels.get(facet, facet) for facet in facets},
        "orders": {facet: words for facet, words in (orders or {}).items() if facet in facets},
    }
    yield from _index(whole, collection, build, head)


def _index(
    corpus: Corpus, collection: postings.Collection, build: str, head: dict[str, object]
) -> Iterator[tuple[str, bytes]]:
    """Yield the shards, the tables for writing a query in another way, and at last the manifest."""
    firsts: list[str] = []
    for part in collection.postings(partial(_cut, size=corpus.size)):
        for shard in part:
            yield _script(f"{build}/s{len(firsts)}", shard.data)
            firsts.append(chr(shard.first[0]) + chr(shard.first[1]))
    yield _script(f"{build}/traditional", _table(_traditional(corpus)))
    yield _script(f"{build}/syllables", corpus.syllables)
    manifest = {
        **head,
        "size": corpus.size,
        "group": fragments.GROUP,
        "traditional": _table(corpus.traditional),
        "shards": "".join(firsts),
    }
    yield _script("manifest", manifest)


def _cut(part: Postings, size: int) -> list[Shard]:
    return [*shards.cut(part, size)]


def _traditional(corpus: Corpus) -> dict[str, str]:
    """Return the traditional characters whose simplified forms stand on the site, with these."""
    used = {chr(code) for code in corpus.alphabet}
    return {key: value for key, value in simplifications().items() if value in used}


def _table(forms: Mapping[str, str]) -> list[str]:
    """Return two strings of equal length: characters in order, and what each becomes."""
    return ["".join(part) for part in zip(*sorted(forms.items()), strict=True)] or ["", ""]


def _script(name: str, payload: Sequence[object] | Mapping[str, object]) -> tuple[str, bytes]:
    """Return a file that hands its payload to the page.

    It is a script, since file:// allows nothing else.
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{name}.js", f'qjSearch.put("{name}",{text});\n'.encode()
