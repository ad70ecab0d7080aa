"""What a language model can ask of a finished edition, and that it can ask nothing else."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.data import texts
from generator.mcp.protocol import STATELESS, WITH_HANDSHAKE, respond, serve
from generator.mcp.shelf import Shelf
from generator.media import Album
from tests.data.test_texts import CONTENT
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = {"io.modelcontextprotocol/protocolVersion": STATELESS[0]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build leaves of an edition, as far as it is asked for, and a file beside it."""
    place = tmp_path_factory.mktemp("mcp")
    edition = make_edition(place, CONTENT)
    for path, data in texts.files(edition, "清鉴", "", "https://example.org/", Album()):
        file = place / "site/public" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (place / "site/secret.md").write_text("秘密", "utf-8")
    return place / "site/public"


@pytest.fixture(scope="module")
def shelf(folder: Path) -> Shelf:
    return Shelf(folder)


def _ask(shelf: Shelf, method: str, params: Any = None) -> dict[str, Any]:
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = respond(shelf, json.dumps(message).encode())
    assert answer is not None
    assert (answer["jsonrpc"], answer["id"]) == ("2.0", 7)
    return answer


def _call(shelf: Shelf, tool: str, **arguments: Any) -> str:
    result = _ask(shelf, "tools/call", {"name": tool, "arguments": arguments})["result"]
    [content] = result["content"]
    assert content["type"] == "text"
    return f"{'! ' if result['isError'] else ''}{content['text']}"


def test_a_clause_is_cited_as_it_stood_on_a_day(shelf: Shelf) -> None:
    now = json.loads(_call(shelf, "cite", reference="r#2.1.2", on="2022-01-01"))
    assert now["citation"] == "《某规定》第二条第二项"
    assert now["text"] == "下列情形：\n（二）乙。"
    assert (now["on"], now["in_force"], now["version"]) == (
        "2022-01-01",
        True,
        "2021年1月1日起施行",
    )
    before = json.loads(_call(shelf, "cite", reference="rules/r#2", on="2019-05"))
    assert (before["text"], before["version"]) == ("旧的第二条。", "2018年1月1日起施行")
    never = json.loads(_call(shelf, "cite", reference="r#2", on="2001"))
    assert never["in_force"] is False
    assert "note" in never
    assert now["fictional"]


def test_entries_are_found_read_and_listed(shelf: Shelf) -> None:
    [case, *_] = json.loads(_call(shelf, "search", query="单子 所长"))
    assert case["id"] == "cases/a"
    assert "所长" in case["piece"] or "单子" in case["piece"]
    assert json.loads(_call(shelf, "search", query="单子", kind="制度")) == []
    assert (
        json.loads(_call(shelf, "search", query="这个规定的第二条说了什么"))[0]["id"] == "rules/r"
    )
    assert _call(shelf, "get", id="cases/a").startswith('---\ntitle: "一件[事]"')
    told = json.loads(_call(shelf, "list", kind="cases"))
    assert (told["total"], told["entries"][0]["title"]) == (1, "一件[事]")
    assert json.loads(_call(shelf, "list", topic="某主题"))["total"] == 1
    assert json.loads(_call(shelf, "list", kind="terms", offset=5))["entries"] == []
    assert _call(shelf, "list").startswith("# 清鉴")


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get", {"id": "../secret"}, "没有“../secret”"),
        ("get", {"id": "cases/b"}, "没有“cases/b”"),
        ("get", {}, "缺参数：id"),
        ("get", {"id": 3}, "id 要写成文字"),
        ("search", {"query": "甲", "path": "/etc"}, "没有这些参数：path"),
        ("search", {"query": "甲", "limit": "多"}, "limit 要写成整数"),
        ("list", {"kind": "文件"}, "没有“文件”这一类"),
        ("cite", {"reference": "r#99"}, "没有这一条"),
        ("cite", {"reference": "../../r#1"}, "没有制度"),
        ("cite", {"reference": "r#1", "on": "昨天"}, "on 写成日期"),
    ],
)
def test_what_cannot_be_answered_is_told_to_the_model(
    tool: str, arguments: dict[str, Any], words: str, shelf: Shelf
) -> None:
    answer = _call(shelf, tool, **arguments)
    assert answer.startswith("! ")
    assert words in answer


def test_both_forms_of_the_protocol_are_spoken(shelf: Shelf) -> None:
    for version in WITH_HANDSHAKE:
        told = _ask(shelf, "initialize", {"protocolVersion": version})["result"]
        assert told["protocolVersion"] == version
        assert told["serverInfo"]["name"] == "qingjian"
    assert (
        _ask(shelf, "initialize", {"protocolVersion": "1999-01-01"})["result"]["protocolVersion"]
        == (WITH_HANDSHAKE[0])
    )
    found = _ask(shelf, "server/discover", {"_meta": _META})["result"]
    assert found["supportedVersions"] == [*STATELESS]
    assert found["resultType"] == "complete"
    listed = _ask(shelf, "tools/list", {"_meta": _META})["result"]
    assert [tool["name"] for tool in listed["tools"]] == ["search", "get", "list", "cite"]
    assert all(tool["annotations"]["readOnlyHint"] for tool in listed["tools"])
    other = {"_meta": {"io.modelcontextprotocol/protocolVersion": "2030-01-01"}}
    error = _ask(shelf, "tools/list", other)["error"]
    assert (error["code"], error["data"]["supported"]) == (-32022, [*STATELESS])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b"[]", -32600),
        (b'{"id": 1}', -32600),
        (b'{"id": 1, "method": "files/read"}', -32601),
        (b'{"id": 1, "method": "tools/call", "params": []}', -32602),
        (b'{"id": 1, "method": "tools/call", "params": {"name": "write"}}', -32602),
    ],
)
def test_what_is_no_question_is_an_error_of_the_protocol(
    line: bytes, code: int, shelf: Shelf
) -> None:
    answer = respond(shelf, line)
    assert answer
    assert answer["error"]["code"] == code


def test_what_wants_no_answer_gets_none(shelf: Shelf) -> None:
    for message in ({"method": "notifications/initialized"}, {"id": 1, "result": {}}):
        assert respond(shelf, json.dumps(message).encode()) is None
    assert respond(shelf, b"\n") is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(st.sampled_from(["search", "get", "list", "cite"]), st.dictionaries(st.text(), _JSON))
def test_nothing_that_is_asked_breaks_it(tool: str, arguments: dict[str, Any]) -> None:
    shelf = _EMPTY
    names = ("query", "kind", "limit", "id", "topic", "offset", "reference", "on")
    named = dict(zip(names, arguments.values(), strict=False)) | arguments
    for given_ in (arguments, named):
        answer = _ask(shelf, "tools/call", {"name": tool, "arguments": given_})
        assert "result" in answer


def _empty() -> Shelf:
    shelf = object.__new__(Shelf)
    shelf.index, shelf.entries, shelf._rules, shelf._folder = "# 空\n", {}, {}, Path()
    return shelf


_EMPTY = _empty()


def test_a_message_without_end_is_refused_and_the_next_is_answered(shelf: Shelf) -> None:
    source = io.BytesIO(b"x" * 3_000_000 + b'\n{"id": 2, "method": "ping"}\n')
    target = io.BytesIO()
    serve(shelf, source, target)
    first, second = map(json.loads, target.getvalue().splitlines())
    assert first["error"]["code"] == -32600
    assert second == {"jsonrpc": "2.0", "id": 2, "result": {}}


def _lines(folder: Path, *messages: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the verb answers, as a process of its own."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    outcome = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "mcp", str(folder)],
        input=b"".join(json.dumps(message).encode() + b"\n" for message in messages),
        capture_output=True,
        timeout=300,
        check=True,
    )
    assert outcome.stderr == b""
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    yield from map(json.loads, outcome.stdout.splitlines())


def test_the_verb_speaks_over_stdio_and_leaves_all_as_it_was(folder: Path) -> None:
    call = {"name": "get", "arguments": {"id": "terms/w"}}
    hello, answer = _lines(
        folder,
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": call},
    )
    assert hello["result"]["protocolVersion"] == "2025-06-18"
    assert "意思。" in answer["result"]["content"][0]["text"]


def test_a_folder_without_texts_is_refused_with_what_to_do(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(main, ["mcp", str(tmp_path)])
    assert outcome.exit_code == 1
    assert "text: 是" in outcome.output
