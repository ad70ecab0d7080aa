"""Model a term of the glossary; it is marked up wherever it or an alias stands in a text."""

from __future__ import annotations

import re

from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Text
from generator.kinds.record import key, record

_SENTENCE = re.compile("[^。；！？\n]+[。；！？]?")
_UNTOLD = re.compile("未展开|未说明|没有(?:展开|说明|写|列出|给出|解释)|不补写")
_NO_MORE_THAN_A_NAME = re.compile("[^，]{0,14}(?:提法|名称|说法|叫法|(?:一种|有关)方式)[。；]?")


@record
class Term(EntryData):
    """Hold a term; `reading`: its pinyin, where a machine would read it in another way."""

    definition: Markdown = key("定义")
    reading: Text | None = key("读音", default=None)

    @property
    def defines(self) -> bool:
        """Tell whether there is more to read than that the source gives only the name."""
        sentences = [one.strip() for one in _SENTENCE.findall(self.definition)]
        rest = [one for one in sentences if one and not _UNTOLD.search(one)]
        if len(rest) == len(sentences):
            return True
        return any(not _NO_MORE_THAN_A_NAME.fullmatch(one) for one in rest)
