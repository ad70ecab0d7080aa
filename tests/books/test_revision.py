"""A revision changes what it names and nothing else, and any reader follows it."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.books.revision import ForeignFileError, Revision

PLAIN: bytes = typst.Compiler(input="#set page(width: 9cm)\n甲 #pagebreak() 乙".encode()).compile(
    format="pdf", timestamp=0
)  # type: ignore[assignment]

_READER = re.compile(r"(?<=, 0), \d+(?=\))")  # of which a reference is


def _objects(pdf: bytes) -> dict[int, str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    size = int(str(reader.trailer["/Size"]))
    return {number: _READER.sub("", str(reader.get_object(number))) for number in range(1, size)}


def test_nothing_changed_is_the_same_file() -> None:
    assert Revision(PLAIN).to_bytes() == PLAIN


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(sorted(_objects(PLAIN))), st.integers(0, 10**9)), st.data())
def test_what_is_changed_or_added_is_read_back(
    changes: dict[int, int], data: st.DataObject
) -> None:
    revision = Revision(PLAIN)
    rest = {revision.root} | {n for n, content in revision if b"/Page" in content}
    changes = {number: value for number, value in changes.items() if number not in rest}
    for number, value in changes.items():
        revision[number] = b"<</V %d>>" % value
    added = [revision.add(b"<</V %d>>" % n) for n in range(data.draw(st.integers(0, 3)))]
    result = _objects(revision.to_bytes())
    values = changes | {number: n for n, number in enumerate(added)}
    assert result == _objects(PLAIN) | {n: str({"/V": value}) for n, value in values.items()}


def test_a_revision_of_a_revision() -> None:
    first = Revision(PLAIN)
    number = first.add(b"<</V 1>>")
    assert _objects(first.to_bytes())[number] == str({"/V": 1})
    assert first.to_bytes().startswith(PLAIN)


@pytest.mark.parametrize("torn", [
    b"", b"%PDF-1.7", PLAIN[:-20], PLAIN.replace(b"xref\n0", b"xxxx\n0"),
    PLAIN.replace(b"/Root", b"/Rood"),
])  # fmt: skip
def test_a_foreign_file_is_refused(torn: bytes) -> None:
    with pytest.raises(ForeignFileError):
        assert Revision(torn).root
