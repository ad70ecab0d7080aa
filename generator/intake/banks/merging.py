"""Merge a bank from elsewhere into one of the content: by ids, else by what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.banks import values
from generator.intake.ids import Ids, slug

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, PlainBank
    from generator.intake.banks.values import Change
    from generator.source.yaml import Value


@dataclass(slots=True)
class Merge:
    """Hold a bank's values with what is new in them, and what that is.

    `places`: of questions that are added or changed, by the place in the list, which of the file's
    they are. `added`: ids; `changed`: ids with what differs; `gone`: ids that the file lacks.
    """

    value: dict[str, Value]
    places: dict[int, int] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: dict[str, list[Change]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    same: int = 0
    title: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.title)


def merge(
    value: dict[str, Value], old: PlainBank, new: PlainBank, *, remove: bool = False
) -> Merge:
    """Merge a bank into the values that say `old`; with `remove` without what it lacks."""
    partners = _partners(old.questions, new.questions)
    back = {theirs: ours for ours, theirs in partners.items()}
    before = values.get(value, "questions")
    items = before if isinstance(before, list) else []
    merge = Merge(dict(value))
    result: list[Value] = []
    for i, (question, item) in enumerate(zip(old.questions, items, strict=True)):
        if i not in back:
            merge.gone.append(question.id)
            if not remove:
                result.append(item)
            continue
        assert isinstance(item, dict)
        changed, differences = values.merge_question(item, question, new.questions[back[i]])
        if differences:
            merge.changed[question.id] = differences
            merge.places[len(result)] = back[i]
        merge.same += not differences
        result.append(changed)
    ids = Ids({question.id for question in old.questions})
    for j, question in enumerate(new.questions):
        if j not in partners:
            id = ids.new(question.id)
            merge.added.append(id)
            merge.places[len(result)] = j
            result.append(values.mapping(replace(question, id=id)))
    if _is_title(new, old):
        merge.title = new.title
        values.put(merge.value, "title", new.title)
    values.put(merge.value, "questions", result)
    return merge


def _partners(old: tuple[Plain, ...], new: tuple[Plain, ...]) -> dict[int, int]:
    """Return, by the places of new questions, those of the old ones that they are."""
    by_id = {question.id: i for i, question in enumerate(old)}
    by_words: dict[str, list[int]] = {}
    for i, question in reversed([*enumerate(old)]):
        by_words.setdefault(values.words(question.prompt), []).append(i)
    partners: dict[int, int] = {}
    for j, question in enumerate(new):
        if not question.by_place and question.id in by_id:
            partners[j] = by_id.pop(question.id)
    taken = set(partners.values())
    for j, question in enumerate(new):
        if j in partners:
            continue
        alike = by_words.get(values.words(question.prompt), [])
        while alike and alike[-1] in taken:
            alike.pop()
        if alike:
            partners[j] = alike.pop()
            taken.add(partners[j])
    return partners


def _is_title(new: PlainBank, old: PlainBank) -> bool:
    """Tell whether a bank brings a title of its own, not only the name of a file or sheet."""
    return bool(new.title) and new.title != old.title and slug(new.title) != old.id
