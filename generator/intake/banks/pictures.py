"""Bring the pictures of a bank's file into the folder of media: made anew, under names of ours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import media
from generator.intake.banks.questions import Mistake
from generator.intake.ids import slug
from generator.intake.pictures import remake, suffix_of

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, PlainBank, Reading

_MEDIA = "media"
_MOST = 2_000
_MOST_PICTURES = 500


@dataclass(slots=True)
class Gallery:
    """Holds the pictures of one file. `files`: those that are to be written, by their places."""

    content: Path
    reading: Reading
    files: dict[Path, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)  # of pictures in the file, here

    def settle(self) -> Reading:
        """Return the reading with each picture named as it will lie in the content.

        What cannot be used leaves what it shows in the prompt, and is told.
        """
        for i, (name, data) in enumerate(self.reading.pictures.items()):
            self._names[name] = self._renew(name, data) if i < _MOST_PICTURES else ""
        if len(self.reading.pictures) > _MOST_PICTURES:
            what = f"图片太多，只取了前 {_MOST_PICTURES} 张"
            self.reading.remarks.append(Mistake("文件", what))
        banks = [self._bank(bank) for bank in self.reading.banks]
        return replace(self.reading, banks=banks, pictures={})

    def _renew(self, name: str, data: bytes) -> str:
        """The name of a picture in the content; "" of what is none that can be used."""
        suffix = suffix_of(data)
        if not suffix:
            what = "不是 JPEG、PNG、WebP 或 GIF 图片，没有取：另存为其中一种再导入"
            self.reading.remarks.append(Mistake(name, what))
            return ""
        try:
            sound = remake(data, suffix)
        except media.UnusableError as error:
            self.reading.remarks.append(Mistake(name, f"图片不能用，没有取（{error}）"))
            return ""
        return self._place(slug(PurePosixPath(name).stem) or "picture", suffix, sound)

    def _place(self, stem: str, suffix: str, data: bytes) -> str:
        """Return a name under which these bytes lie or may lie; the same bytes lie once."""
        for count in range(1, _MOST):
            name = f"{stem}{suffix}" if count == 1 else f"{stem}-{count}{suffix}"
            path = self.content / _MEDIA / name
            there = self.files.get(path)
            if there is None and path.exists():
                there = path.read_bytes()
            if there is None:
                self.files[path] = data
            if there in (None, data):
                return f"{_MEDIA}/{name}"
        return ""

    def _bank(self, bank: PlainBank) -> PlainBank:
        return replace(bank, questions=tuple(map(self._question, bank.questions)))

    def _question(self, question: Plain) -> Plain:
        images, marks = [], ""
        for file, alt in question.images:
            name = self._names.get(file, "")
            if name:
                images.append((name, alt))
            else:
                marks += f"〔图：{alt}〕" if alt else "〔图〕"
            if name and not alt:
                what = f"图片 {name} 没有替代文字：写入以后在 images 里改好 alt"
                self.reading.remarks.append(Mistake(question.id, what))
        return replace(question, images=tuple(images), prompt=question.prompt + marks)
