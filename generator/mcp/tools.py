"""Answer what a model may ask of an edition: search, get, list, cite."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from generator.kinds import BY_FOLDER
from generator.kinds.dates import Edtf
from generator.kinds.rules.state import state
from generator.law import citations
from generator.mcp.finding import find
from generator.tools.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.mcp.shelf import Shelf

_MOST = 50
"""Entries of one answer."""

_KINDS = "、".join(f"{kind.folder}（{kind.label}）" for kind in BY_FOLDER.values())


class BadRequestError(Exception):
    """Say what is wrong with what a tool was asked, in words for the model that asked."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Hold a tool: its name, what it is for, what it takes, and what answers."""

    name: str
    title: str
    description: str
    properties: dict[str, Any]
    required: tuple[str, ...]
    answer: Callable[[Shelf, dict[str, Any]], str]

    def declaration(self) -> dict[str, Any]:
        """Return it as a list of tools has it. All of them only read, and ask nobody else."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": self.properties,
                "required": [*self.required],
                "additionalProperties": False,
            },
            "annotations": {"readOnlyHint": True, "openWorldHint": False},
        }

    def call(self, shelf: Shelf, arguments: dict[str, Any]) -> str:
        """Return the answer as text. Raises BadRequestError."""
        if unknown := set(arguments) - set(self.properties):
            raise BadRequestError(f"没有这些参数：{'、'.join(sorted(unknown))}")
        if missing := [name for name in self.required if arguments.get(name) in (None, "")]:
            raise BadRequestError(f"缺参数：{'、'.join(missing)}")
        return self.answer(shelf, arguments)


def _search(shelf: Shelf, arguments: dict[str, Any]) -> str:
    folder = _folder(arguments)
    entries = [one for one in shelf.entries.values() if folder in ("", one.folder)]
    found = find(entries, _text(arguments, "query"), _number(arguments, "limit", 10))
    return _json([entry.summary() | {"piece": piece} for entry, piece in found])


def _get(shelf: Shelf, arguments: dict[str, Any]) -> str:
    id = _text(arguments, "id").strip("/")
    if id not in shelf.entries:
        near = [entry.id for entry in shelf.entries.values() if id.rpartition("/")[2] in entry.id]
        hint = f"，有：{'、'.join(near[:5])}" if near else "，先用 search 找"
        raise BadRequestError(f"没有“{id}”{hint}")
    return shelf.entries[id].text


def _list(shelf: Shelf, arguments: dict[str, Any]) -> str:
    folder, topic = _folder(arguments), _text(arguments, "topic")
    if not folder and not topic:
        return shelf.index
    chosen = [
        entry
        for entry in shelf.entries.values()
        if folder in ("", entry.folder) and (not topic or topic in entry.topics)
    ]
    start = _number(arguments, "offset", 0, least=0, most=len(chosen))
    shown = chosen[start : start + _number(arguments, "limit", _MOST)]
    return _json({"total": len(chosen), "entries": [entry.summary() for entry in shown]})


def _cite(shelf: Shelf, arguments: dict[str, Any]) -> str:
    reference = _text(arguments, "reference").removeprefix("rules/")
    day = _day(arguments)
    id = reference.partition("#")[0]
    rule = shelf.edition.get("rules", id)
    if rule is None:
        raise BadRequestError(f"没有制度“{id}”，先用 search 找；写法如 dangji-tiaoli#8.2")
    cited = citations.cite(shelf.edition, reference, day)
    if cited is None:
        raise BadRequestError(f"《{rule.title}》里没有这一条：{reference}")
    on = day.last if day else today()
    version = cited.rule.version_at(on)
    answer: dict[str, Any] = {
        "citation": f"《{cited.rule.title}》{cited.words}",
        "text": cited.text,
        "on": on.isoformat(),
        "in_force": version is not None,
        "url": shelf.entries[f"rules/{id}"].facts.get("url", ""),
    }
    if version:
        answer["version"] = f"{version.effective}起施行"
        answer["state"] = state(cited.rule, version, on)
    else:
        answer["note"] = "这一天没有有效的版本，或者没有写明版本；给出的是最新的文字。"
    if cited.rule.fictional:
        answer["fictional"] = "教学情景，不是真实的制度"
    return _json(answer)


def _text(arguments: dict[str, Any], name: str) -> str:
    value = arguments.get(name) or ""
    if not isinstance(value, str):
        raise BadRequestError(f"{name} 要写成文字")
    return value.strip()


def _number(
    arguments: dict[str, Any], name: str, usual: int, least: int = 1, most: int = _MOST
) -> int:
    value = arguments.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadRequestError(f"{name} 要写成整数")
    return max(least, min(value, most))


def _folder(arguments: dict[str, Any]) -> str:
    kind = _text(arguments, "kind")
    words = {word: one.folder for one in BY_FOLDER.values() for word in (one.folder, one.label)}
    if kind and kind not in words:
        raise BadRequestError(f"没有“{kind}”这一类：{_KINDS}")
    return words[kind] if kind else ""


def _day(arguments: dict[str, Any]) -> Edtf | None:
    text = _text(arguments, "on")
    try:
        return Edtf.parse(text) if text else None
    except PydanticCustomError:
        raise BadRequestError(f"on 写成日期，如 2021-06-16；不认得“{text}”") from None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


_KIND = {"type": "string", "description": f"种类：{_KINDS}"}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": _MOST}

TOOLS = (
    Tool(
        "search",
        "检索",
        "在本站的案例、制度、术语、课程、动态里检索，返回条目和一段文字。几个词用空格隔开，都要有。",
        {"query": {"type": "string"}, "kind": _KIND, "limit": _LIMIT},
        ("query",),
        _search,
    ),
    Tool(
        "get",
        "读一条",
        "读一个条目的全文（Markdown）。id 如 cases/some-id，由 search 或 list 得到。",
        {"id": {"type": "string"}},
        ("id",),
        _get,
    ),
    Tool(
        "list",
        "列出",
        "列出一个种类或一个主题的条目；都不写，说明本站有什么。",
        {
            "kind": _KIND,
            "topic": {"type": "string", "description": "主题的名称"},
            "offset": {"type": "integer", "minimum": 0},
            "limit": _LIMIT,
        },
        (),
        _list,
    ),
    Tool(
        "cite",
        "引用条文",
        "按某一天的版本引用制度的一条、一款或一项，说明那一天是否有效。",
        {
            "reference": {
                "type": "string",
                "description": "制度编号#条.款.项，如 dangji-tiaoli#8.2.1",
            },
            "on": {"type": "string", "description": "哪一天，如 2021-06-16；不写就是今天"},
        },
        ("reference",),
        _cite,
    ),
)
"""What a model may ask."""
