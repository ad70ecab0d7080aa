"""Write a new entry as a form to fill in.

Every key of its kind stands there under its Chinese label, with what may be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from generator.kinds import BY_FOLDER
from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import (
    AMOUNT,
    CITED,
    CLAUSE,
    ENTRY,
    MARKDOWN,
    MEDIA,
    PARTY,
    TABLE,
    Mark,
    OneOf,
    To,
)
from generator.kinds.record import Choice, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from generator.kinds.kind import Kind

_HEAD = (
    "# {kind}。行首没有“# ”的必须写{either}；行首有“# ”的可以不写，要写就把“# ”去掉，"
    "同组里标着“必写”的要一起写。写完运行 qingjian check。"
)
_EITHER = "，{keys}至少写一个"
_NEEDED = "必写"
_OVERLAY = "# 内部:  # 只给内部版看的键写在它下面，各缩进两格"
_OFF = "# "
_DATE = "如 2021-06-16、2021-06、2021、2021-01/2021-05"
_OF_SITE = "site_config/vocabulary.yml 里的词"
_MARKS = {
    TABLE: "同一个文件夹里的 csv 文件名",
    PARTY: "单位的编号或标题，也可以是别的称呼",
    AMOUNT: "元，如 18600、1.86万元",
    CLAUSE: "制度的编号#条，如 dangji-tiaoli#8",
    ENTRY: "文件夹/编号，如 cases/some-id",
    CITED: "制度的编号#条，或 文件夹/编号",
    MARKDOWN: "几段文字，可用 Markdown",
    MEDIA: "content/media/ 里的文件，如 media/x.jpg",
}


def blank(kind: Kind) -> str:
    """Write a file for one entry to fill in.

    What is required stands open, all else behind a `#`.
    """
    model: Any = kind.model
    fields: dict[str, FieldInfo] = model.__pydantic_fields__
    own = {
        name: field
        for name, field in fields.items()
        if field.title not in labels(EntryData).values()
    }
    ordered = (
        {name: field for name, field in fields.items() if field.is_required() and name != "id"}
        | {name: fields[name] for name in kind.either}
        | own
        | fields
    )
    either = "、".join(str(fields[name].title) for name in kind.either)
    either = _EITHER.format(keys=either) if either else ""
    lines = [_HEAD.format(kind=kind.label, either=either)]
    for name, field in ordered.items():
        if name != "id":
            off = "" if field.is_required() else _OFF
            lines += [off + line for line in _item(field, "", top=True)]
    return "\n".join([*lines, _OVERLAY, ""])


def _item(field: FieldInfo, indent: str, *, top: bool = False) -> Iterator[str]:
    """Write the lines of one key; of a list the first item, of a record its keys.

    At the top what must be written stands open, below it says so.
    """
    needed = field.is_required() and not top
    mark = f"  # {_NEEDED}" if needed else ""
    base, marks = unwrap(field.annotation, tuple(field.metadata))
    many = get_origin(base) is tuple
    if many:
        base, marks = unwrap(get_args(base)[0], marks)
    if hasattr(base, "LABELS"):
        yield f"{indent}{field.title}:{mark}"
        inner = [line for one in base.__pydantic_fields__.values() for line in _item(one, "")]
        for number, line in enumerate(inner):
            start = "  "
            if many:
                start = "    " if number else "  - "
            yield f"{indent}{start}{line}"
    elif many:
        yield f"{indent}{field.title}:{mark}"
        yield f"{indent}  -{_comment(base, marks)}"
    else:
        yield f"{indent}{field.title}:{_comment(base, marks, needed=needed)}"


def unwrap(hint: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without what says that it may be absent, and the marks around it."""
    while get_origin(hint) in (Annotated, Union, UnionType):
        inner, *more = [arg for arg in get_args(hint) if arg is not type(None)]
        if get_origin(hint) is Annotated:
            marks = (*marks, *more)
        hint = inner
    return hint, marks


def _comment(base: Any, marks: tuple[Any, ...], *, needed: bool = False) -> str:
    words = "；".join(filter(None, (_NEEDED if needed else "", value_words(base, marks))))
    return f"  # {words}" if words else ""


def value_words(base: Any, marks: tuple[Any, ...]) -> str:
    """Say in Chinese what may be written for a type with its marks; "" for any text."""
    mark = next((mark for mark in marks if isinstance(mark, Mark | To)), None)
    if isinstance(mark, To):
        words = f"{BY_FOLDER[mark.folder].label}的编号"
    elif mark is not None:
        words = _MARKS.get(mark, "")
    elif any(isinstance(one, OneOf) for one in marks):
        words = _OF_SITE
    elif base is Edtf:
        words = _DATE
    elif get_origin(base) in (dict, Mapping):
        words = "若干“键: 值”"
    elif base is bool:
        words = "是、否"
    elif base in (int, float):
        words = "数字"
    else:
        words = "、".join(member.label for member in base) if issubclass(base, Choice) else ""
    return words
