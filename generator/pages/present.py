"""Write each lesson to be shown to a room: large, a screen a step, without the site around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.kinds.cases.model import Case
from generator.kinds.checklists.model import Checklist
from generator.kinds.entry import Audience
from generator.kinds.modules.model import Module
from generator.law.citations import cite
from generator.library.references import entry_target
from generator.pages.environment import environment
from generator.text.richtext import ENTRY_SCHEME, RichText
from generator.training import client
from generator.training.build import course
from generator.training.draw import drawn
from generator.training.pictures import shown_in
from generator.training.pools import is_pooled
from generator.training.sheets import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from generator.edition import Edition, Item
    from generator.kinds.checklists.model import Step as Tick
    from generator.kinds.modules.model import Step
    from generator.media import Album
    from generator.training.course import Course, Question, Quiz

_ACTS = 3
"""So many acts of a case stand on a screen."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold a question as a room answers it.

    `targets`: for each choice the key of the question that it leads to, "" for none; `is_later`:
    whether only a story leads here.
    """

    question: Question
    targets: tuple[str, ...]
    is_later: bool

    @property
    def right(self) -> str:
        """Return the numbers of the right choices, as they are called out."""
        right = (str(n) for n, one in enumerate(self.question.choices, 1) if one.correct)
        return "、".join(right)


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what a step gives to read: paragraphs, and where the whole of it stands."""

    title: str
    lines: tuple[str, ...]
    url: str
    is_clause: bool


@dataclass(frozen=True, slots=True)
class Show:
    """Hold a step as it is shown; of what its kind does not say nothing is there."""

    kind: str
    title: str
    text: Markup | None = None
    words: str = ""
    reading: Reading | None = None
    ticks: tuple[Tick, ...] = ()
    quiz: Quiz | None = None
    scenes: tuple[Scene, ...] = ()


def files(edition: Edition, album: Album, css: str, boot: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each lesson; `css`, `boot`: the paths of what all of them load."""
    pages = environment()
    for item in edition.all(Module):
        yield f"{item.url}present/index.html", _page(pages, edition, item, album, (css, boot))


def _page(
    pages: jinja2.Environment,
    edition: Edition,
    item: Item[Module],
    album: Album,
    assets: tuple[str, str],
) -> bytes:
    root = "../" * (item.url.count("/") + 1)
    lesson = course(edition, item, shown_in(album))
    css, boot = assets
    html = pages.get_template("present.html.jinja").render(
        course=lesson,
        d=item.data,
        shows=_shows(edition, item.data, lesson, root),
        to_root=root,
        link=lambda url: _link(root, url),
        css=css,
        boot=boot,
        script=client.present().path,
        is_internal=edition.audience is Audience.INTERNAL,
    )
    return f"{html}\n".encode()


def _link(root: str, url: str) -> str:
    """Return where an address leads also from a folder on a disk, which shows no index itself."""
    place, sign, anchor = url.partition("#")
    return f"{root}{place}index.html{sign}{anchor}"


def _shows(edition: Edition, module: Module, lesson: Course, root: str) -> list[Show]:
    text = RichText(edition, lambda url: _link(root, url))
    return [
        _show(edition, text, step, Show(screen.kind, screen.title, quiz=screen.quiz))
        for step, screen in zip(module.steps, lesson.screens, strict=True)
    ]


def _show(edition: Edition, text: RichText, step: Step, bare: Show) -> Show:
    kind, title, quiz = bare.kind, bare.title, bare.quiz
    if step.text:
        html = text.html(step.text).replace(f'href="{ENTRY_SCHEME}', 'href="')
        return Show(kind, title, text=Markup(html))
    if step.read:
        return Show(kind, title, reading=_reading(edition, step.read))
    if step.checklist:
        list_ = edition.one(Checklist, step.checklist)
        return Show(kind, title, ticks=list_.data.steps if list_ else ())
    if quiz:
        return Show(kind, title, quiz=quiz, scenes=tuple(_scenes(quiz)))
    return Show(kind, title, words=step.reflect or step.pledge or "")


def _reading(edition: Edition, reference: str) -> Reading | None:
    """What there is to read; None where the edition lacks it."""
    if cited := cite(edition, reference):
        title = f"{cited.rule.title}{cited.words}"
        return Reading(title, tuple(cited.text.split("\n")), cited.url, is_clause=True)
    target = entry_target(reference)
    item = edition.item(*target.key) if target else None
    if item is None:
        return None
    lines = [item.data.summary] if item.data.summary else []
    if isinstance(item.data, Case):
        acts = item.data.conduct[:_ACTS]
        lines += [f"{act.when}：{act.what}" if act.when else act.what for act in acts]
    return Reading(item.data.title, tuple(lines), item.url, is_clause=False)


def _scenes(quiz: Quiz) -> Iterator[Scene]:
    """The questions of a sitting, each story right behind its beginning; of an exam none.

    What an exam asks everybody answers alone; of a large bank it is the paper that is printed.
    """
    if quiz.minutes:
        return
    later = {question.key: question for question in quiz.later}
    first = drawn(quiz, NUMBER) if is_pooled(quiz) else _first(quiz)
    seen: set[str] = set()
    for question in first:
        yield _scene(question, later, is_later=False)
        waiting = [choice.next for choice in question.choices]
        while waiting:
            other = later.get(waiting.pop(0))
            if other and other.key not in seen:
                seen.add(other.key)
                yield _scene(other, later, is_later=True)
                waiting += [choice.next for choice in other.choices]


def _first(quiz: Quiz) -> list[Question]:
    return [question for one in quiz.portions for question in one.questions[: one.draw]]


def _scene(question: Question, later: dict[str, Question], *, is_later: bool) -> Scene:
    targets = tuple(one.next if one.next in later else "" for one in question.choices)
    return Scene(question, targets, is_later)
