"""Find the references in entries: what a text with a mark points at."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.kinds import BY_FOLDER
from generator.kinds.fields import CITED, CLAUSE, ENTRY, EVIDENCE, ID, MARKDOWN, PARTY, To
from generator.kinds.leaves import leaves
from generator.kinds.rules import clause_number
from generator.kinds.rules.clause_number import Pinpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.kinds.entry import EntryData
    from generator.kinds.fields import Mark
    from generator.kinds.leaves import Leaf
    from generator.source.diagnostics import Path

_REMEMBERED = 1 << 16  # the same few targets are referred to again and again

LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
"""`[[folder/id]]`, `[[folder/id#clause]]`, `[[folder/id|words]]` in Markdown."""


class Target(NamedTuple):
    """Hold what is referred to: an entry, one clause of a rule, or a provision in it.

    `place`: paragraph, item, sub-item from 1, as far as they are stated.
    """

    folder: str
    id: str
    clause: str | None = None
    place: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.folder, self.id

    @property
    def whole(self) -> Target:
        """Return the clause without the place in it."""
        return self._replace(place=()) if self.place else self


class Reference(NamedTuple):
    path: Path
    words: str
    target: Target | None  # None: not even the shape of a reference
    expected: tuple[str, str]  # in Chinese and English


def references(data: EntryData) -> Iterator[Reference]:
    """Return every reference of an entry in the order of its fields."""
    return references_in(leaves(data, MARKDOWN, CLAUSE, CITED, ENTRY, EVIDENCE, PARTY, To))


def references_in(texts: Iterable[Leaf]) -> Iterator[Reference]:
    """Yield every reference among the texts of an entry."""
    for path, mark, text in texts:
        if mark is MARKDOWN:
            if "[[" in text:
                for match in LINK.finditer(text):
                    words = match.group(1).strip()
                    yield Reference(path, words, entry_target(words), _EXPECTED_ENTRY)
        elif mark is not None and (reference := _reference(path, mark, text)):
            yield reference


_EXPECTED_ENTRY = (
    "“文件夹/编号”，如 cases/some-id 或 rules/some-id#3",
    "<folder>/<id>, such as cases/some-id or rules/some-id#3",
)
_EXPECTED_CLAUSE = (
    "“制度编号#条”，如 dangji-tiaoli#8",
    "<rule id>#<clause>, such as dangji-tiaoli#8",
)


_EXPECTED_ID = ("编号", "an id")


def _reference(path: Path, mark: Mark | To, text: str) -> Reference | None:
    if isinstance(mark, To):
        return Reference(path, text, Target(mark.folder, text), _EXPECTED_ID)
    if mark is CLAUSE or (mark is CITED and "/" not in text):
        return Reference(path, text, clause_target(text), _EXPECTED_CLAUSE)
    if mark is PARTY and ID.fullmatch(text):  # other words are shown as they are
        return Reference(path, text, Target("units", text), _EXPECTED_ID)
    if mark is EVIDENCE and (target := entry_target(text)):
        return Reference(path, text, target, _EXPECTED_ENTRY)
    if mark is ENTRY or mark is CITED:
        return Reference(path, text, entry_target(text), _EXPECTED_ENTRY)
    return None


@lru_cache(_REMEMBERED)
def clause_target(text: str) -> Target | None:
    """Read `<rule id>#<clause no>`, with the place of a provision: `#8.2.1`; else None."""
    rule, sign, clause = text.partition("#")
    if not sign or not clause.strip() or not ID.fullmatch(rule.strip()):
        return None
    return Target("rules", rule.strip(), *_clause(clause))


@lru_cache(_REMEMBERED)
def entry_target(text: str) -> Target | None:
    """Read `<folder>/<id>` or `rules/<id>#<clause no>` with a place in it; else None."""
    folder, slash, rest = text.partition("/")
    id, sign, clause = rest.partition("#")
    if not slash or folder not in BY_FOLDER or not ID.fullmatch(id):
        return None
    if sign and (folder != "rules" or not clause.strip()):
        return None
    return Target(folder, id, *_clause(clause)) if sign else Target(folder, id)


def _clause(words: str) -> Pinpoint:
    """The one form of a clause's number; what is none stays as it is, to be told as unknown."""
    return clause_number.pinpoint(words) or Pinpoint(words.strip())


_SIGNS = frozenset("，、；,;")
_COMMAS = re.compile(rf"\s*[{''.join(sorted(_SIGNS))}]\s*")


def wide_comma_parts(
    reference: Reference,
    known: Callable[[str, str], object],
    named: Callable[[str, str], str | None],
) -> tuple[str, ...]:
    """Return the parts of one item that commas of full width made of several.


    `known` tells whether a folder has an id, `named` as in `by_title`. () where it is one item, or
    not every part of it refers to something.
    """
    if _SIGNS.isdisjoint(reference.words):  # as nearly all
        return ()
    parts = [part for part in _COMMAS.split(reference.words) if part]
    if len(parts) < 2 or not isinstance(reference.path[-1], int):
        return ()
    mendings = [_part(reference, part, known, named) for part in parts]
    return tuple(part for part in mendings if part) if all(mendings) else ()


def _part(
    whole: Reference,
    part: str,
    known: Callable[[str, str], object],
    named: Callable[[str, str], str | None],
) -> str | None:
    if whole.expected is _EXPECTED_ID:
        assert whole.target is not None
        folder = whole.target.folder
        return part if known(folder, part) else named(folder, part)
    target = clause_target(part) if whole.expected is _EXPECTED_CLAUSE else entry_target(part)
    if target is not None and known(*target.key):
        return part
    return by_title(whole._replace(words=part, target=target), named)


_NAMED = re.compile(
    r"《?(?P<name>[^《》#]+?)》?(?:#|(?=第))(?P<clause>.+)|《?(?P<whole>[^《》#]+)》?"
)


def by_title(reference: Reference, named: Callable[[str, str], str | None]) -> str | None:
    """Find what is meant where a title stands in place of an id.

    Returns the reference as it is to be written. `named` gives the id of the one entry of a folder
    that has a title. None where there is none, or several that could be meant.
    """
    words = unicodedata.normalize("NFKC", reference.words).strip()
    if reference.expected is _EXPECTED_CLAUSE and clause_target(
        bare := words.removeprefix("rules/")
    ):
        return bare if bare != reference.words else None
    match = _NAMED.fullmatch(words)
    if match is None:
        return None
    name = match["name"] or match["whole"]
    clause = _clause(match["clause"]).code if match["clause"] else ""
    before, _, after = name.partition("/")
    stated = [kind.folder for kind in BY_FOLDER.values() if before in (kind.folder, kind.label)]
    of_rules = reference.expected is _EXPECTED_CLAUSE or bool(clause)
    folders = stated or (["rules"] if of_rules else list(BY_FOLDER))
    matches = [(f, id) for f in folders if (id := named(f, after if stated else name))]
    if len(matches) != 1:
        return None
    folder, id = matches[0]
    if reference.expected is _EXPECTED_CLAUSE:
        return f"{id}#{clause}" if clause else None
    return f"{folder}/{id}#{clause}" if clause else f"{folder}/{id}"
