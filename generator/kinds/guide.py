"""Write the authors' guide from the models: every key of every kind, and what may stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from generator.kinds import KINDS
from generator.kinds.entry import EntryData
from generator.kinds.record import labels
from generator.kinds.scaffold import blank, unwrap, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from generator.kinds.kind import Kind

_OPENING = """\
# 作者手册

每一个条目是 `content/` 里的一个 YAML 文件，文件名就是编号；
同一个文件里也可以用列表写几个条目，各写各的 `id`。
键写英文或中文都行，列出的词也一样。
写完运行 `qingjian check`：写错的地方一次全部指出，带行号和改法。
`qingjian new 类别 编号` 起一份空白文件。本页由 `qingjian guide` 从程序的模型写出。

"""
_COMMON = "每一类条目都有的键"
_OVERLAY = """\
另有 `internal`（内部）：只给内部版看的键写在它下面，各缩进两格，代替或补充外面的同名键。

"""
_HEAD = "| 键 | 标签 | 必填 | 写什么 |\n|---|---|---|---|\n"


def guide() -> str:
    """Return the guide as Markdown: the keys that all entries have, then a part for each kind."""
    common = {name: field for name, field in _fields(EntryData).items() if name != "internal"}
    parts = [_OPENING, f"## {_COMMON}\n\n", *_tables("", common), _OVERLAY]
    for kind in KINDS:
        parts += _part(kind)
    return "".join(parts).rstrip() + "\n"


def _part(kind: Kind) -> Iterator[str]:
    """Write the part of a kind: its own keys, the records in them, and a blank form."""
    shared = labels(EntryData)
    own = {name: field for name, field in _fields(kind.model).items() if name not in shared}
    yield f"## {kind.label} {{#{kind.folder}}}\n\n{kind.intro}\n\n"
    yield f"放在 `content/{kind.folder}/`，网址是 `/{kind.folder}/编号/`。\n\n"
    yield from _tables("", own)
    yield f'??? note "空白的{kind.label}"\n\n    ```yaml\n'
    yield "".join(f"    {line}\n" for line in blank(kind).splitlines())
    yield "    ```\n\n"


def _fields(record: Any) -> dict[str, FieldInfo]:
    """Return the fields of a record by the key that authors write, in the order of the model."""
    fields: dict[str, FieldInfo] = record.__pydantic_fields__
    keys = {label: name for name, label in labels(record).items()}
    return {keys[str(field.title)]: field for field in fields.values()}


def _tables(holder: str, fields: dict[str, FieldInfo]) -> Iterator[str]:
    """Write the table of some fields, then one for each record among them."""
    if not fields:
        return
    if holder:
        yield f"`{holder}` 里：\n\n"
    yield _HEAD
    inner: list[tuple[str, dict[str, FieldInfo]]] = []
    for name, field in fields.items():
        base, marks, many = _type_of(field)
        if hasattr(base, "LABELS"):
            inner.append((f"{holder}.{name}".strip("."), _fields(base)))
            words = "见下面的表"
        else:
            words = value_words(base, marks) or "文字"
        words = f"列表，每项：{words}" if many else words
        required = "是" if field.is_required() else ""
        yield f"| `{name}` | {field.title} | {required} | {words} |\n"
    yield "\n"
    for name, below in inner:
        yield from _tables(name, below)


def _type_of(field: FieldInfo) -> tuple[Any, tuple[Any, ...], bool]:
    """Return the type of a field, the marks on it, and whether it is a list of them."""
    base, marks = unwrap(field.annotation, tuple(field.metadata))
    if get_origin(base) is not tuple:
        return base, marks, False
    base, marks = unwrap(get_args(base)[0], marks)
    return base, marks, True
