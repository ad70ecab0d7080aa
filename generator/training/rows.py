"""Write questions as the rows that the scripts read, and put rows into files by their content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.training.course import Question

FOLDER = "assets/training/pool"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shard:
    """Hold a file that the scripts fetch by its `name`; `path` from the site's root on."""

    name: str
    content: bytes

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}.js"


def shard(payload: object) -> Shard:
    """Return a file that hands over plain values, named by what they are (shard.js)."""
    data = pack(payload)
    name = sha256(data).hexdigest()[:12]
    return Shard(name, b'qjPool("%s",%s);\n' % (name.encode(), data))


def pack(payload: object) -> bytes:
    """Return plain values as JSON without blanks."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def slim(whole: Row) -> Row:
    """Return a row without what is empty or false."""
    return {key: value for key, value in whole.items() if value}


def row(one: Question, link: Callable[[str], str] = str) -> Row:
    """Return a question without what it lacks; `link` is that of data.course_json."""
    return slim(
        {
            "key": one.key,
            "hash": one.hash,
            "type": one.type,
            "tag": one.tag,
            "prompt": one.prompt,
            "images": [
                {"alt": image.alt}
                | (
                    {"url": link(image.path), "width": image.width, "height": image.height}
                    if image.path
                    else {}
                )
                for image in one.images
            ],
            "choices": [
                slim(
                    {
                        "text": choice.text,
                        "correct": choice.correct,
                        "consequence": choice.consequence,
                        "why": choice.why,
                        "next": choice.next,
                    }
                )
                for choice in one.choices
            ],
            "answers": list(one.answers),
            "why": one.why,
            "clauses": [
                slim({"title": clause.title, "url": link(clause.url), "text": clause.text})
                for clause in one.clauses
            ],
            "length": one.length if one.length > 1 else 0,
        }
    )
