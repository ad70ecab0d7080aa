"""Bring the pictures of a file into the folder of media; what they show is left to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import media
from generator.intake.pictures import FOLDER, place, remake, suffix_of
from generator.kinds.picture import ALT_TO_WRITE
from generator.source.splice import scalar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.intake.office.blocks import Illustration


@dataclass(slots=True)
class Gallery:
    """Hold the pictures of one file. `files`: bytes by place; `lines`: lines of the preview."""

    content: Path
    unit: str
    files: dict[Path, bytes] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def take(self, stem: str, pictures: Sequence[Illustration]) -> list[str]:
        """Take pictures for an entry under names that begin with `stem`; return its key in YAML."""
        items = []
        for one in pictures:
            where = f"第 {one.number} {self.unit}"
            suffix = suffix_of(one.data)
            if not suffix:
                self.lines.append(f"注意 {where}：图片没有取，另存为 JPEG 或 PNG 再放回去")
                continue
            try:
                data = remake(one.data, suffix)
                path = place(self.content, stem, suffix, self.files)
            except media.UnusableError as error:
                self.lines.append(f"注意 {where}：图片没有取（{error}）")
                continue
            self.files[path] = data
            alt = scalar(one.alt or ALT_TO_WRITE, None, inside=True)
            file = f"{FOLDER}/{path.name}"
            items.append(f"  - {{file: {file}, alt: {alt}}}  # 第{one.number}{self.unit}")
            hint = "" if one.alt else "，说明（alt）等人写"
            self.lines.append(f"图片 {where}：写入 {file}{hint}；看看图里有没有姓名、证件")
        return ["images:", *items] if items else []
