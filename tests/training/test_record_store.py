"""Packages for cmi5 and xAPI in Chromium, launched by a small record store."""

from __future__ import annotations

import io
import json
import time
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from generator.training.package import MANIFEST, System
from tests.serving import Quiet, serving
from tests.training import lms
from tests.training.test_lesson import answer, finish_short, go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from generator.edition import Edition

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://example.org", "name": "zhang"}}
ADL = "http://adlnet.gov/expapi/verbs/"


class Store:
    """What the record store has been told."""

    def __init__(self) -> None:
        self.statements: list[dict[str, Any]] = []
        self.state: dict[str, bytes] = {}
        self.launch_with("Normal")
        self.kept = 0
        self.tokens = 0
        self.profiles: list[str] = []

    def launch_with(self, mode: str) -> None:
        data = {
            "contextTemplate": {"extensions": {"https://example.org/session": "s1"}},
            "launchMode": mode,
            "returnURL": "https://example.org/back",
        }
        self.state["LMS.LaunchData"] = json.dumps(data).encode()

    def verbs(self) -> list[str]:
        return [one["verb"]["id"].removeprefix(ADL) for one in self.statements]

    def progress(self) -> str:
        """The state of the lesson; it is written after the statements that belong to it."""
        return (
            str(json.loads(self.state["qingjian"])["progress"])
            if "qingjian" in self.state
            else "|||"
        )


class _Handler(Quiet):
    store: Store

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"] or 0))

    def _allowed(self) -> bool:
        return (
            self.headers["Authorization"] == "Basic token"
            and "1.0" in self.headers["X-Experience-API-Version"]
        )

    def do_POST(self) -> None:  # noqa: N802 - named by http.server
        body = self._body()
        if self.path == "/fetch":
            self.store.tokens += 1
            self._answer(200, b'{"auth-token": "token"}')
        elif not self._allowed():
            self._answer(503)
        else:
            self.store.statements += json.loads(body)
            self._answer(200, b"[]")

    def do_PUT(self) -> None:  # noqa: N802 - named by http.server
        body = self._body()
        if not self._allowed():
            self._answer(503)
            return
        self.store.state[parse_qs(urlsplit(self.path).query)["stateId"][0]] = body
        self.store.kept += 1
        self._answer(204)

    def do_GET(self) -> None:  # noqa: N802 - named by http.server
        if not self.path.startswith("/lrs/"):
            super().do_GET()
            return
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if url.path.endswith("/agents/profile"):
            self.store.profiles += query["profileId"]
            self._answer(404)
            return
        result = self.store.state.get(query["stateId"][0])
        self._answer(503 if not self._allowed() else 200 if result else 404, result or b"")


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that a page brings about at the store; fail if it never does."""
    deadline = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < deadline, "it never came about"
        page.wait_for_timeout(20)


@contextmanager
def launched(
    context: BrowserContext, edition: Edition, folder: Path, system: System, tries: int = 0
) -> Iterator[tuple[str, Store]]:
    """Serve a package and a record store until the pages are closed; yield the launch address."""
    lms.unpack(lms.packaged(edition, "short", system, tries), folder)
    store = Store()
    handler = type("Handler", (_Handler,), {"store": store})
    with serving(folder, handler) as address:
        base = address.rstrip("/")
        common = (
            f"endpoint={quote(base + '/lrs/')}&actor={quote(json.dumps(ACTOR))}&registration=6f1c"
        )
        launch = {
            System.CMI5: f"&fetch={quote(base + '/fetch')}&activityId=urn:x:module",
            System.XAPI: f"&auth={quote('Basic token')}&activity_id=urn:x:module",
        }
        yield f"{base}/index.html?{common}{launch[system]}", store
        for page in context.pages:  # none may be sending still when the server goes
            page.close()


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".qj-lesson__count")).to_be_visible()
    return page


def _finish(page: Page, store: Store, wrong: tuple[str, ...] = ()) -> None:
    finish_short(page, wrong)
    until(page, lambda: store.progress().split("|")[2] == "2")


@pytest.mark.browser
@pytest.mark.parametrize("system", [System.CMI5, System.XAPI])
def test_a_launch_is_told_from_start_to_end(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    with launched(context, edition, tmp_path, system) as (address, store):
        page = _open(context, address)
        _finish(page, store, ("j-1",))
        expect(page.locator(".qj-certificate")).to_be_visible()
        page.close(run_before_unload=True)
        rest = store.kept
        page = _open(context, address)
        expect(page.locator(".qj-lesson__notice")).to_have_text("接着上次：结果。")
        until(
            page,
            lambda: store.kept > rest and (system is System.XAPI or "terminated" in store.verbs()),
        )
        verbs = store.verbs()
        own = [verb for verb in verbs if verb in ("completed", "passed", "failed")]
        assert own == ["completed", "passed"]
        assert verbs.count("answered") == 5
        passed = next(one for one in store.statements if one["verb"]["id"] == f"{ADL}passed")
        assert passed["result"]["score"] == {"scaled": 0.8, "raw": 80, "min": 0, "max": 100}
        if system is System.CMI5:
            assert verbs[0] == "initialized"
            assert "terminated" in verbs
            assert passed["context"]["extensions"] == {"https://example.org/session": "s1"}
            assert [
                one["id"].rsplit("/", 1)[-1]
                for one in passed["context"]["contextActivities"]["category"]
            ] == [
                "cmi5",
                "moveon",
            ]
            assert store.tokens == 2
            assert store.profiles == ["cmi5LearnerPreferences"] * 2
            expect(page.get_by_role("link", name="回到学习平台")).to_have_attribute(
                "href", "https://example.org/back"
            )
        assert len({one["id"] for one in store.statements}) == len(store.statements)


@pytest.mark.browser
@pytest.mark.parametrize(("tries", "told"), [(0, []), (1, ["completed", "failed"])])
def test_failed_is_told_only_after_the_last_try(
    context: BrowserContext, edition: Edition, tmp_path: Path, tries: int, told: list[str]
) -> None:
    with launched(context, edition, tmp_path, System.CMI5, tries) as (address, store):
        page = _open(context, address)
        _finish(page, store, ("j-1", "b-1"))
        assert [verb for verb in store.verbs() if verb in ("completed", "passed", "failed")] == told


@pytest.mark.browser
def test_a_visit_that_only_looks_around_hides_no_later_pass(
    context: BrowserContext, edition: Edition, tmp_path: Path
) -> None:
    with launched(context, edition, tmp_path, System.CMI5) as (address, store):
        store.launch_with("Browse")
        page = _open(context, address)
        _finish(page, store)
        assert not {"completed", "passed"} & {*store.verbs()}
        store.launch_with("Normal")
        page.close()
        page = _open(context, address)
        until(page, lambda: {"completed", "passed"} <= {*store.verbs()})


@pytest.mark.browser
def test_a_session_ends_with_its_last_statement(
    context: BrowserContext, edition: Edition, tmp_path: Path
) -> None:
    with launched(context, edition, tmp_path, System.CMI5) as (address, store):
        page = _open(context, address)
        _finish(page, store)
        page.goto(address.partition("?")[0].replace("index.html", "qingjian.css"))
        until(page, lambda: "terminated" in store.verbs())
        assert store.verbs()[-1] == "terminated"


@pytest.mark.browser
def test_what_a_store_did_not_take_is_told_later(
    context: BrowserContext, edition: Edition, tmp_path: Path
) -> None:
    with launched(context, edition, tmp_path, System.XAPI) as (address, store):
        page = _open(context, address)
        page.route("**/lrs/**", lambda route: route.fulfill(status=404, body=""))
        ids = {answer(page)}
        expect(page.locator(".qj-lesson__notice")).to_contain_text("学习平台没有保存成功")
        page.close()
        page = _open(context, address)
        expect(page.locator(".qj-ask__verdict")).to_have_count(1)
        go_on(page)
        ids.add(answer(page))
        until(page, lambda: len(store.statements) == 2)
        assert {one["object"]["id"] for one in store.statements} == {
            f"urn:x:module/bank.{id}" for id in ids
        }


@pytest.mark.parametrize("system", [System.CMI5, System.XAPI])
def test_the_manifest_names_the_lesson(edition: Edition, system: System) -> None:
    with zipfile.ZipFile(io.BytesIO(lms.packaged(edition, "short", system))) as archive:
        root = ElementTree.fromstring(archive.read(MANIFEST[system]))
    expected = {
        System.CMI5: (
            "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}courseStructure",
            ["course", "au"],
        ),
        System.XAPI: ("{http://projecttincan.com/tincan.xsd}tincan", ["activities"]),
    }[system]
    assert (root.tag, [child.tag.split("}")[1] for child in root]) == expected
    assert "短课" in "".join(root.itertext())
    assert "index.html" in "".join(root.itertext())
    if system is System.CMI5:
        assert [child.tag.split("}")[1] for child in root[1]] == ["title", "description", "url"]
        assert root[1].get("moveOn") == "CompletedAndPassed"


def test_a_lesson_without_questions_need_not_be_passed(edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(lms.packaged(edition, "plain", System.CMI5))) as archive:
        root = ElementTree.fromstring(archive.read(MANIFEST[System.CMI5]))
    assert (root[1].get("id"), root[1].get("moveOn")) == (
        "urn:qingjian:site.example:module:plain",
        "Completed",
    )
