"""Edit a project at random, as somebody does who renames, adds, takes away and errs."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Protocol


class Desk(Protocol):
    """What shows an author what becomes of an edit."""

    project: Path

    @property
    def has_trouble(self) -> bool:
        """Whether what was written is refused."""
        ...

    def write(self, path: str, text: str | None) -> None:
        """Write a file of the project; without a text, take it away."""
        ...

    def renew(self) -> None:
        """Look at what was written."""
        ...


class Author:
    """Somebody who edits at random: whatever a file says, add, rename, take away, mistakes too."""

    def __init__(self, desk: Desk, seed: int = 20) -> None:
        self.desk = desk
        self.random = random.Random(seed)
        self.number = 0

    def edit(self) -> None:
        """Do one thing; where the content is refused then, undo it as an author would."""
        self.number += 1
        self.before: dict[str, str | None] = {}
        deeds = (self._retitle, self._add, self._rename, self._drop, self._define, self._hide)
        self.random.choice((*deeds * 12, self._words, self._break))()
        if self.desk.has_trouble:
            self._save(*self.before.items())
            assert not self.desk.has_trouble

    def _save(self, *changes: tuple[str, str | None]) -> None:
        for path, text in changes:
            file = self.desk.project / path
            self.before[path] = file.read_text("utf-8") if file.exists() else None
            self.desk.write(path, text)
        self.desk.renew()

    def _one(self, folder: str = "*") -> tuple[str, str]:
        files = sorted(self.desk.project.glob(f"content/{folder}/*.yml"))
        path = self.random.choice(files)
        return path.relative_to(self.desk.project).as_posix(), path.read_text("utf-8")

    def _retitle(self) -> None:
        path, text = self._one()
        self._save((path, text.replace("title: ", f"title: 改{self.number}", 1)))

    def _add(self) -> None:
        path, text = self._one(self.random.choice(("cases", "reports", "rules", "modules")))
        new = f"{Path(path).parent.as_posix()}/new-{self.number}.yml"
        self._save((new, text.replace("title: ", f"title: 新{self.number}", 1)))

    def _rename(self) -> None:
        path, text = self._one("cases")
        self._save((path, None), (f"content/cases/moved-{self.number}.yml", text))

    def _drop(self) -> None:
        path, _ = self._one(self.random.choice(("cases", "reports", "places", "questions")))
        self._save((path, None))

    def _define(self) -> None:
        path, text = self._one("terms")
        term = f"- {{id: t-{self.number}, title: 接待, definition: 第{self.number}义}}\n"
        self._save((path, f"{text}{term}" if "接待" not in text else text.replace("接", "招")))

    def _words(self) -> None:
        path = "site_config/vocabulary.yml"
        text = (self.desk.project / path).read_text("utf-8")
        self._save((path, text.replace("乡村", "村镇") if "乡村" in text else text))

    def _hide(self) -> None:
        path, text = self._one("cases")
        self._save((path, f"{text}audience: internal\n"))

    def _break(self) -> None:
        path, text = self._one()
        self._save((path, text.replace(":", "", 1)))
