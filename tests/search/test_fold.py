"""How text is folded, in Python and in the client alike."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.build import CLIENT
from generator.search.fold import Folder, simplifications
from tests.search.conftest import NODE

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = """
import { createInterface } from "node:readline";
const { Folder } = await import(process.argv[1]);
let folder;
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (Array.isArray(message)) folder = new Folder(new Map(message));
  else process.stdout.write(JSON.stringify(folder.fold(message)) + "\\n");
}
"""


@pytest.fixture(scope="module")
def client() -> Iterator[subprocess.Popen[str]]:
    command = [str(NODE), "--input-type=module", "-e", SCRIPT, (CLIENT / "text.js").as_uri()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(list(simplifications().items())) + "\n")
        yield process
        process.stdin.close()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("公车，私用。", "公车\n私用"),
        ("公车 私用", "公车私用"),
        ("督查 15 次", "督查15次"),
        ("Hello  World", "hello\nworld"),
        ("（一）第１条", "一\n第1条"),
        ("Ⅳ ﬁn ㎡ ½", "iv\nfin\nm2\n1⁄2"),
        ("後宮裡的髮", "后宫里的发"),
        ("a\u200bb\u00adc\ufe0f", "abc"),
        ("é e\u0301", "é\né"),
        ("——\n\n  。", ""),
        ("1+5+N", "1+5+n"),
        ("\U000f0000x\U0010ffff", "x"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert Folder().fold(text) == folded


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    text=st.text(
        st.one_of(
            st.characters(codec="utf-8", exclude_categories=["Cn", "Co"], max_codepoint=0x2FFFF),
            st.sampled_from("公车 \n\t，。a1Ａ後\u3000\u200b"),
        ),
        max_size=20,
    )
)
def test_the_client_folds_alike_and_finds_the_way_back(
    text: str, client: subprocess.Popen[str]
) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert client.stdin is not None
    assert client.stdout is not None
    client.stdin.write(json.dumps(composed) + "\n")
    client.stdin.flush()
    answer = json.loads(client.stdout.readline())
    assert answer["text"] == Folder().fold(text)
    units = len(composed.encode("utf-16-le")) // 2
    assert answer["at"] == sorted(answer["at"])
    assert all(0 <= place < units for place in answer["at"])


def test_the_table_keeps_single_characters_apart() -> None:
    table = simplifications()
    assert len(table) > 3000
    assert table["車"] == "车"
    assert not set(table) & {"车", "公", "一"}
    assert not Folder().traditional


def test_a_folder_remembers_traditional_characters() -> None:
    folder = Folder()
    folder.fold("公车")
    assert not folder.traditional
    folder.fold("公車")
    assert folder.traditional
