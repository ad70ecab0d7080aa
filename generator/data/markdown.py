"""Write an entry as Markdown, from its record: for machines that read, and for people who copy.

Every kind is written by the fields of its model, in their order and under their labels; a rule has
its text by versions (statutes.py). What an author wrote in Markdown stays as it is.
"""

from __future__ import annotations

import copy
import dataclasses
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.data.statutes import BY_VERSION, statute
from generator.data.words import SAID
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, EntryData
from generator.kinds.fields import MARKDOWN, MEDIA, Mark, To
from generator.kinds.leaves import marks_of
from generator.kinds.record import Choice, field_labels
from generator.kinds.rules.model import Rule
from generator.kinds.units.model import Unit
from generator.kinds.units.standing import standard_of
from generator.law.citations import cite
from generator.library.references import LINK, entry_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.edition import Edition, Item
    from generator.kinds.standards import Standard
    from generator.kinds.units.model import Criterion

NAME = "index.html.md"
"""What stands beside the index.html of a page; so llmstxt.org names it."""

_TOLD_ABOVE = ("id", "title", "summary", "audience", "status", "allow", "keywords", "fictional")
"""Fields that the head tells, or that are nobody's to read."""

_COMMON = tuple(field.name for field in dataclasses.fields(EntryData))
"""What every kind has stands behind what is a kind's own."""

_JSON = json.JSONEncoder(ensure_ascii=False)

_FICTIONAL = "教学情景：人物、单位和数字为教学编写，不对应任何真实的人和事。"


class Writer:
    """Write the entries of an edition; links lead to `address`, or from page to page without."""

    def __init__(self, edition: Edition, address: str | None) -> None:
        self._edition = edition
        self._base = f"{address.rstrip('/')}/" if address else "../../"
        self._has_address = bool(address)
        self._known: dict[tuple[Mark | To | None, str], str] = {}  # what texts refer to

    def page(self, item: Item) -> str:
        """Return an entry as Markdown, with what identifies it in front."""
        data = item.data
        parts = [self._front(item), f"# {_line(data.title)}"]
        if data.fictional:
            parts.append(f"> {_FICTIONAL}")
        if data.summary:
            parts.append(_line(data.summary))
        cls: Any = type(data)
        own, common = _sections(cls)
        for field in own:
            parts += self._section(data, field)
        if isinstance(data, Rule):
            parts += statute(data, self.text)
        for field in common:
            parts += self._section(data, field)
        return "\n\n".join(parts) + "\n"

    def link(self, item: Item) -> str:
        """Return a link to the Markdown of an entry."""
        return f"[{_words(item.data.title)}]({self.url(item)})"

    def url(self, item: Item) -> str:
        """Return where the Markdown of an entry stands."""
        return f"{self._base}{item.url}{NAME}"

    def text(self, markdown: str) -> str:
        """Return what an author wrote in Markdown with its references as links."""
        return LINK.sub(lambda match: self._reference(match[1].strip(), match[2]), markdown.strip())

    def _front(self, item: Item) -> str:
        """What identifies an entry, as YAML; JSON is YAML."""
        facts: dict[str, Any] = {
            "title": item.data.title,
            "id": f"{item.kind.folder}/{item.data.id}",
            "kind": item.kind.label,
        }
        if self._has_address:
            facts["url"] = f"{self._base}{item.url}"
        if item.data.topics:
            facts["topics"] = [one.data.title for one in self._topics(item)]
        if item.data.fictional:
            facts["fictional"] = True
        if self._edition.audience is Audience.INTERNAL:
            facts["edition"] = "内部，不得外传"
        lines = (f"{name}: {_JSON.encode(value)}" for name, value in facts.items())
        return "\n".join(["---", *lines, "---"])

    def _topics(self, item: Item) -> Iterator[Item]:
        found = (self._edition.item("topics", id) for id in item.data.topics)
        return (topic for topic in found if topic)

    def _section(self, data: Any, field: _Field) -> list[str]:
        value, written = self._told(data, field)
        if not written:
            return []
        if hasattr(value, "LABELS"):
            written = f"- {written}"
        is_short = isinstance(value, str | int | float | Edtf) and field.mark is not MARKDOWN
        return [f"{field.label}：{written}"] if is_short else [f"## {field.label}", written]

    def _told(self, record: Any, field: _Field) -> tuple[Any, str]:
        """What a field holds, and that in words; "" for what says nothing."""
        if field.say:
            words = field.say(record)
            return words, words
        value = getattr(record, field.name)
        if not value or field.mark is MEDIA:
            return value, ""
        if isinstance(record, Unit) and field.name == "criteria":
            value = self._named(record)
        return value, self._value(value, field.mark)

    def _named(self, unit: Unit) -> tuple[Criterion, ...]:
        """The criteria of a unit under the words of its standards, which authors may give by id."""
        types = self._edition.vocabulary.standards
        standards = types.get(unit.type.value, ()) if unit.type else ()
        return tuple(_under(one, standard_of(one.name, standards)) for one in unit.criteria)

    def _value(self, value: Any, mark: Mark | To | None) -> str:
        """A value as one block of Markdown; "" for what says nothing."""
        if type(value) is str:
            return self._words_of(value, mark)
        if isinstance(value, tuple):
            items = [self._value(one, mark) for one in value]
            return "\n".join([f"- {_indented(one)}" for one in items if one])
        if hasattr(value, "LABELS"):
            return self._record(value)
        if isinstance(value, bool):
            return "是" if value else ""
        if isinstance(value, Choice):
            return value.label
        if isinstance(value, dict):
            return "\n".join(f"- {name}：{one}" for name, one in value.items())
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value)

    def _record(self, record: Any) -> str:
        """The fields of a record, a line each; the first of a list item begins it."""
        cls: Any = type(record)
        lines = []
        for field in _fields(cls):
            value, written = self._told(record, field)
            if not written:
                continue
            if hasattr(value, "LABELS"):
                written = f"\n- {written}"
            elif "\n" in written or written.startswith("- "):
                written = f"\n{written}"
            lines.append(f"{field.label}：{written}")
        return "\n".join([f"- {_indented(line)}" if i else line for i, line in enumerate(lines)])

    def _words_of(self, text: str, mark: Mark | To | None) -> str:
        if mark is MARKDOWN:
            return self.text(text)
        if mark is None and "#" not in text:
            return _line(text)
        words = self._known.get((mark, text))
        if words is None:
            words = self._known[mark, text] = self._pointer(text, mark)
        return words

    def _pointer(self, text: str, mark: Mark | To | None) -> str:
        """A text that refers to something as a link to that, another as it is."""
        if isinstance(mark, To):
            item = self._edition.item(mark.folder, text)
            return self.link(item) if item else _line(text)
        if cited := cite(self._edition, text) if "#" in text else None:
            return f"[《{_words(cited.rule.title)}》{cited.words}]({self.url(cited.item)})"
        target = entry_target(text) if mark is not None else None
        item = self._edition.item(*target.key) if target else None
        return self.link(item) if item else _line(text)

    def _reference(self, reference: str, words: str | None) -> str:
        target = entry_target(reference)
        item = self._edition.item(*target.key) if target else None
        if item is None:
            return words or reference
        cited = cite(self._edition, reference) if "#" in reference else None
        usual = f"《{item.data.title}》{cited.words}" if cited else item.data.title
        return f"[{_words(words or usual)}]({self.url(item)})"


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """Describe a field of a class: name, label, what a text of it means, words of its own."""

    name: str
    label: str
    mark: Mark | To | None
    say: Callable[[Any], str] | None


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    """The fields of a class of records."""
    marks = marks_of(cls)
    return tuple(
        _Field(name, label, marks.get(name), SAID.get((cls, name)))
        for name, label in field_labels(cls).items()
    )


@cache
def _sections(cls: Any) -> tuple[tuple[_Field, ...], tuple[_Field, ...]]:
    """The fields of a kind's own, and those that all kinds have, but for what is told elsewhere."""
    above = (*_TOLD_ABOVE, *(BY_VERSION if cls is Rule else ()))
    fields = [field for field in _fields(cls) if field.name not in above]
    own = [field for field in fields if field.name == "date" or field.name not in _COMMON]
    return tuple(own), tuple(field for field in fields if field not in own)


def _under(criterion: Criterion, standard: Standard | None) -> Criterion:
    if standard is None:
        return criterion
    other = copy.copy(criterion)
    object.__setattr__(other, "name", standard.name)
    return other


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _line(text: str) -> str:
    """A plain text on its line, no sign in it markup that would begin a block."""
    return " ".join(text.split())


def _words(text: str) -> str:
    """The words of a link."""
    return _line(text).replace("[", "［").replace("]", "］")
