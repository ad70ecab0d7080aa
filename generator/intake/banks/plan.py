"""Plan what becomes of the banks of a file: new files, or questions merged into those there are.

Whatever the check of the content would refuse of a question keeps only that question out.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.banks import values
from generator.intake.banks.merging import Merge, merge
from generator.intake.banks.objections import Locator
from generator.intake.banks.questions import Mistake, PlainBank, plain_bank
from generator.intake.office.blocks import RefusalError
from generator.kinds.questions.model import Bank
from generator.source.codes import Severity
from generator.source.files import encoding_of
from generator.source.rewrite import RewriteError, edits
from generator.source.splice import Original
from generator.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from generator.intake.banks.objections import Objection
    from generator.library.catalogue import Library
    from generator.library.entries import Entry
    from generator.source.diagnostics import Diagnostic
    from generator.source.diagnostics import Path as Steps
    from generator.source.yaml import Value

    Check = Callable[[Mapping[Path, bytes]], list[Diagnostic]]

_MOST_ROUNDS = 5
_SPECIAL = "原来的文件写法特别，没法就地改：先运行 qingjian check --fix，或换一个 --id"


@dataclass(slots=True)
class Plan:
    """Hold what one bank becomes: its file before and after, and what to say of it.

    `name`: of the bank, in words. `before`: None of a new file. `merge`: None of a new bank.
    `mistakes`: what the check keeps out; `remarks`: what it minds.
    """

    bank: PlainBank
    name: str
    file: Path
    before: bytes | None
    after: bytes
    merge: Merge | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.before == self.after

    def number(self, place: int) -> int | None:
        """Return which question of the bank stands at a place of the file; None of an old one."""
        return place if self.merge is None else self.merge.places.get(place)


@dataclass(slots=True)
class Planner:
    """Plans banks for a content folder.

    `check` lists what is wrong with the content if files, by their real paths, held other bytes.
    `pictures`: names of those that will be written beside.
    """

    library: Library
    check: Check
    pictures: Collection[str] = ()
    _known: set[tuple[str, str, str]] | None = None

    def plans(
        self, banks: Sequence[PlainBank], stem: str, *, anew: bool = False
    ) -> Iterator[Plan | RefusalError]:
        """Yield for each bank its plan, as `plan` makes it, or why there is none.

        The content is checked once for all of them, and again only for those that have mistakes.
        """
        drafts: dict[int, Plan] = {}
        for i, bank in enumerate(banks):
            with suppress(RefusalError):  # which comes again below
                draft = self._draft(bank, stem, anew=anew, remove=False)
                if draft.file not in {one.file for one in drafts.values()}:
                    drafts[i] = draft
        changes = {one.file: one.after for one in drafts.values() if not one.is_empty}
        diagnostics = self.check(changes) if changes else []
        for i, bank in enumerate(banks):
            try:
                others = changes.keys() - {drafts[i].file} if i in drafts else changes.keys()
                own = [one for one in diagnostics if not any(_is_of(one, at) for at in others)]
                good = i in drafts and not self._objections(drafts[i], own)
                yield drafts[i] if good else self.plan(bank, stem, anew=anew)
            except RefusalError as error:
                yield error

    def plan(self, bank: PlainBank, stem: str, *, anew: bool = False, remove: bool = False) -> Plan:
        """Plan a bank that the check would pass; `stem`: a title for one without.

        `anew`: it may be merged into one that is there; `remove`: what it lacks goes. Raises
        RefusalError where there is no way.
        """
        mistakes: list[Mistake] = []
        for _ in range(_MOST_ROUNDS):
            plan = self._draft(bank, stem, anew=anew, remove=remove)
            diagnostics = self.check({plan.file: plan.after}) if not plan.is_empty else []
            objections = self._objections(plan, diagnostics)
            if not objections:
                plan.mistakes = mistakes
                return plan
            rest = _without(bank, plan, objections, mistakes)
            # What the check keeps out of a file is not gone from it.
            remove = remove and len(rest.questions) == len(bank.questions)
            bank = rest
        raise RefusalError("照这样写入通不过检查，没有写入")

    def _draft(self, bank: PlainBank, stem: str, *, anew: bool, remove: bool) -> Plan:
        entry = self._entry(bank)
        if entry is None:
            return self._new(replace(bank, title=bank.title or stem or bank.id))
        data = entry.data
        assert isinstance(data, Bank)
        if not anew:
            raise RefusalError(
                f"{_name(plain_bank(data))}已经有了：加 --replace 把题目并进去，"
                "或用 --id 另起一个编号"
            )
        if entry.cut is not None:
            raise RefusalError(f"题库“{data.title}”现在通不过检查：先运行 qingjian check 改好")
        return _plan_merge(entry, plain_bank(data), bank, remove=remove)

    def _entry(self, bank: PlainBank) -> Entry | None:
        """Return the bank of this id, or the only one of this title."""
        shelf = self.library.entries["questions"]
        if bank.id in shelf:
            return shelf[bank.id]
        same = self.library.by_name("questions", bank.title) if bank.title else []
        return shelf[same[0].id] if len(same) == 1 else None

    def _new(self, bank: PlainBank) -> Plan:
        path = self.library.content / "questions" / f"{bank.id}.yml"
        file = Path(os.path.realpath(path))
        if file.exists():
            raise RefusalError(f"已经有 questions/{file.name} 了：用 --id 另起一个编号")
        if not bank.questions:
            raise RefusalError(f"题库“{bank.title}”里没有能收入的题目")
        return Plan(bank, _name(bank), file, None, values.as_yaml(bank).encode())

    def _objections(self, plan: Plan, diagnostics: list[Diagnostic]) -> list[Objection]:
        """List the errors of a plan's own questions; its warnings become remarks.

        Raises RefusalError for an error elsewhere that was not there before.
        """
        diagnostics = [one for one in diagnostics if not self._is_to_come(one)]
        errors = [one for one in diagnostics if one.severity is Severity.ERROR]
        elsewhere = [one for one in errors if not _is_of(one, plan.file)]
        for one in elsewhere:
            if (one.file, one.code, one.message()) not in self._before():
                raise RefusalError(f"{one.file}:{one.line} {one.message()}：{one.hint()}")
        text = plan.after.decode("utf-8-sig").replace("\r\n", "\n")
        locator = Locator(text, self._steps(plan))
        for one in diagnostics:
            if one.severity is not Severity.ERROR and _is_of(one, plan.file):
                objection = locator.objection(one)
                number = None if objection.place is None else plan.number(objection.place)
                if number is not None:
                    where = plan.bank.questions[number].id
                    plan.remarks.append(Mistake(where, objection.what))
        return [locator.objection(one) for one in errors if _is_of(one, plan.file)]

    def _is_to_come(self, one: Diagnostic) -> bool:
        return one.code == "file-not-found" and one.values.get("file") in self.pictures

    def _steps(self, plan: Plan) -> Steps:
        entry = self._entry(plan.bank)
        return entry.path if entry is not None and plan.merge is not None else ()

    def _before(self) -> set[tuple[str, str, str]]:
        if self._known is None:
            self._known = {(one.file, one.code, one.message()) for one in self.check({})}
        return self._known


def _is_of(one: Diagnostic, file: Path) -> bool:
    return one.file.endswith(f"questions/{file.name}")


def _plan_merge(entry: Entry, old: PlainBank, new: PlainBank, *, remove: bool) -> Plan:
    file = Path(os.path.realpath(entry.file.path))
    before = file.read_bytes()
    if encoding_of(before) != "utf-8":
        raise RefusalError("原来的文件不是 UTF-8：先运行 qingjian check --fix")
    original = Original(before, "utf-8")
    value, _ = parse(original.text)
    place = _at(value, entry.path)
    if not isinstance(place, dict):
        raise RefusalError(_SPECIAL)
    result = merge(place, old, new, remove=remove)
    if not result.is_empty and not values.get(result.value, "questions"):
        raise RefusalError("合并以后题库里没有题目了")
    try:
        changes = edits(original.text, _with(value, entry.path, result.value))
    except RewriteError:
        raise RefusalError(_SPECIAL) from None
    return Plan(new, _name(old), file, before, original.splice(changes), result)


def _name(bank: PlainBank) -> str:
    return f"题库“{bank.title}”（{bank.id}）"


def _at(value: Value | None, steps: Steps) -> Value | None:
    for step in steps:
        value = value[step] if isinstance(value, list) and isinstance(step, int) else None
    return value


def _with(value: Value | None, steps: Steps, new: Value) -> Value:
    """Return a file's value with another entry at its place."""
    if not steps or not isinstance(value, list):
        return new
    return [new if i == steps[0] else item for i, item in enumerate(value)]


def _without(
    bank: PlainBank, plan: Plan, objections: list[Objection], mistakes: list[Mistake]
) -> PlainBank:
    """Return a bank without what the check minds: clauses, or else questions."""
    out: dict[int, str] = {}
    cites: dict[int, set[int]] = {}
    for objection in objections:
        number = None if objection.place is None else plan.number(objection.place)
        if number is None:
            raise RefusalError(f"照这样写入通不过检查，没有写入：{objection.what}")
        if objection.cite is None:
            out.setdefault(number, objection.what)
        else:
            cites.setdefault(number, set()).add(objection.cite)
            where = bank.questions[number].id
            mistakes.append(Mistake(where, f"依据没有收入：{objection.what}"))
    questions = []
    for number, question in enumerate(bank.questions):
        if number in out:
            mistakes.append(Mistake(question.id, f"没有收入：{out[number]}"))
            continue
        bad = cites.get(number, set())
        good = tuple(cite for i, cite in enumerate(question.cites) if i not in bad)
        questions.append(replace(question, cites=good))
    return replace(bank, questions=tuple(questions))
