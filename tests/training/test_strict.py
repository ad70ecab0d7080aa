"""Walk a package to its end, by clicks, in systems that take only what the standards' texts allow.

Beside scorm-again they are a second runtime: `strict.js` for SCORM, `Session` for cmi5. None that
checks was found in registries: scormhost, which was read, takes any element.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generator.training.package import System
from tests.training import lms
from tests.training.conftest import serving
from tests.training.samples import make_edition
from tests.training.test_lesson import RIGHT, answer, answer_all, finish_short, go_on
from tests.training.test_record_store import ACTOR, ADL, launched, until

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from generator.edition import Edition

pytestmark = pytest.mark.browser

_SHELL = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>LMS</title>
<link rel="icon" href="data:,"><script src="strict.js"></script>
<script>globalThis.system = %s(%s);</script>
<iframe src="package/index.html" title="课" width="370" height="700"></iframe></html>"""
_BEGIN = {System.SCORM12: "strict12", System.SCORM2004: "strict2004"}
_LEARNER = {System.SCORM12: "cmi.core.student_id", System.SCORM2004: "cmi.learner_id"}
_MASTERY = {
    System.SCORM12: {"cmi.student_data.mastery_score": "90"},
    System.SCORM2004: {"cmi.scaled_passing_score": "0.9"},
}


def write_system(folder: Path, data: bytes, system: System, mastery: bool = False) -> None:
    """Write a strict system with a package in a frame; `mastery`: it asks for 90 points."""
    lms.unpack(data, folder / "package")
    fixed = {_LEARNER[system]: "zhang"} | (_MASTERY[system] if mastery else {})
    (folder / "strict.js").write_bytes((Path(__file__).parent / "strict.js").read_bytes())
    (folder / "index.html").write_text(_SHELL % (_BEGIN[system], json.dumps(fixed)), "utf-8")


def held(page: Page) -> tuple[dict[str, str], list[list[str]]]:
    """Return what the system holds, and what it refused."""
    values, refused = page.evaluate("[system.values, system.refused]")
    return values, refused


def _open(context: BrowserContext, address: str) -> tuple[Page, Any]:
    page = context.new_page()
    page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".qj-lesson__count")).to_contain_text("第 1 步")
    expect(frame.locator(".qj-ask")).to_be_visible()
    return page, frame


def _leave(page: Page) -> None:
    page.evaluate(
        "document.querySelector('iframe').contentWindow.dispatchEvent(new Event('pagehide'))"
    )


@pytest.mark.parametrize("system", list(_BEGIN))
def test_a_package_is_walked_suspended_resumed_and_passed(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    write_system(tmp_path, lms.packaged(edition, "short", system), system)
    prefix = "cmi.core." if system is System.SCORM12 else "cmi."
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        answer(frame)
        go_on(frame)
        answer(frame, wrong=tuple(RIGHT))
        _leave(page)
        values, refused = held(page)
        assert refused == []
        assert values[f"{prefix}exit"] == "suspend"
        page.close()
        page, frame = _open(context, address)
        assert held(page)[0][f"{prefix}entry"] == "resume"
        expect(frame.locator(".qj-ask--wrong")).to_be_visible()
        go_on(frame)
        answer_all(frame)
        go_on(frame)
        go_on(frame)
        expect(frame.locator(".qj-certificate")).to_be_visible()
        values, refused = held(page)
        assert refused == []
        if system is System.SCORM12:
            assert values["cmi.core.lesson_status"] == "passed"
            assert values["cmi.core.score.raw"] == "80"
        else:
            assert values["cmi.completion_status"] == "completed"
            assert values["cmi.success_status"] == "passed"
            assert values["cmi.score.scaled"] == "0.8"
        assert values["cmi.interactions._count"] == "3"  # those of this session
        _leave(page)
        assert held(page)[1] == []


@pytest.mark.parametrize("system", list(_BEGIN))
def test_the_threshold_of_a_system_goes_before_the_lessons_own(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    write_system(tmp_path, lms.packaged(edition, "short", system), system, mastery=True)
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        finish_short(frame, ("j-1",))
        expect(frame.locator(".qj-result")).to_contain_text("学习平台要求 90 分合格。")
        values, refused = held(page)
        status = values.get("cmi.core.lesson_status", values.get("cmi.success_status"))
        assert (status in ("incomplete", "unknown"), refused) == (True, [])
        assert page.evaluate(_FORBIDDEN) == [CODES[system], CODES[system], "401", "0"]


def test_an_exam_goes_on_in_a_system_and_is_judged_at_its_end(
    context: BrowserContext, tmp_path: Path
) -> None:
    content = {
        "questions/q.yml": "title: 库\nquestions:\n"
        "  - {id: b, type: 填空, prompt: 填一填＿＿。, answers: [清正廉洁务实担当]}\n",
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: q, exam: {minutes: 9}}}]\n",
    }
    data = lms.packaged(make_edition(tmp_path / "project", content), "m", System.SCORM12)
    write_system(tmp_path / "lms", data, System.SCORM12)
    with serving(tmp_path / "lms") as address:
        page = context.new_page()
        page.goto(address)
        frame: Any = page.frame_locator("iframe")
        go_on(frame)
        frame.locator(".qj-blank").fill("清正廉洁务实担当")
        frame.locator(".qj-blank").blur()
        _leave(page)
        page.close()
        page = context.new_page()
        page.goto(address)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".qj-blank")).to_have_value("清正廉洁务实担当")
        expect(frame.locator(".qj-clock__left")).to_contain_text("剩 8:")
        go_on(frame)
        expect(frame.locator(".qj-quiz__outcome h3")).to_have_text("100 分，合格")
        values, refused = held(page)
        assert (values["cmi.core.lesson_status"], refused) == ("passed", [])
        assert values["cmi.interactions.0.result"] == "correct"


_FORBIDDEN = """
() => {
  const long = "x".repeat(64001);
  const score = globalThis.API ? "cmi.core.score.raw" : "cmi.score.raw";
  return [["cmi.suspend_data", long], [score, "many"], ["cmi.other", "1"], [score, "80"]].map(
    ([name, value]) => {
      system.set(name, value);
      return system.error;
    },
  );
}
"""
CODES = {System.SCORM12: "405", System.SCORM2004: "406"}


_CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
_MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
_MASTERY_EXTENSION = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Session:
    """Check the statements of one cmi5 session, by the text of the specification (Quartz, 9)."""

    def __init__(self, statements: list[dict[str, Any]], mastery: float) -> None:
        self.statements = statements
        self.mastery = mastery
        self.defined = [one for one in statements if _CMI5 in self._categories(one)]

    @staticmethod
    def _categories(one: dict[str, Any]) -> list[str]:
        activities = one["context"].get("contextActivities", {})
        return [category["id"] for category in activities.get("category", [])]

    def breaches(self) -> list[str]:
        """Return what is against the text."""
        verbs = [one["verb"]["id"].removeprefix(ADL) for one in self.defined]
        told = [] if verbs[0] == "initialized" else ["9.3: the first is initialized"]
        if "terminated" in verbs and verbs[-1] != "terminated":
            told.append("9.3: nothing follows terminated")
        for verb in ("initialized", "completed", "passed", "failed", "terminated"):
            if verbs.count(verb) > 1:
                told.append(f"9.3: {verb} twice")
        for verb, one in zip(verbs, self.defined, strict=True):
            told += [f"{verb}: {breach}" for breach in self._of(verb, one)]
        for one in self.statements:
            if not _UUID.fullmatch(one["id"]) or one["actor"] != ACTOR:
                told.append("9.1, 9.2: id and actor")
        return told

    def _of(self, verb: str, one: dict[str, Any]) -> list[str]:
        result, context = one.get("result", {}), one["context"]
        judged = verb in ("completed", "passed", "failed")
        told = [] if one["object"] == {"id": "urn:x:module"} else ["9.4: the object is the AU"]
        if context.get("registration") != "6f1c":
            told.append("9.6.1: registration")
        if "https://example.org/session" not in context.get("extensions", {}):
            told.append("10.2.1: the template's extensions")
        if (_MOVE_ON in self._categories(one)) != judged:
            told.append("9.6.2.2: moveOn marks completed, passed, failed")
        if (verb == "terminated" or judged) != ("duration" in result):
            told.append("9.5.4: duration")
        if ("completion" in result) != (verb == "completed"):
            told.append("9.5.3: completion")
        if ("success" in result) != (verb in ("passed", "failed")):
            told.append("9.5.2: success")
        if verb in ("passed", "failed"):
            reached = result["score"]["scaled"] >= self.mastery
            if reached != (verb == "passed") or result["success"] != reached:
                told.append("9.3.4, 9.3.5: the score against masteryScore")
            if context["extensions"].get(_MASTERY_EXTENSION) != self.mastery:
                told.append("9.6.3.2: masteryScore")
        return told


@pytest.mark.parametrize(("mastery", "verbs"), [(0.8, ["completed", "passed"]), (0.9, [])])
def test_a_session_of_cmi5_keeps_to_the_text(
    context: BrowserContext, edition: Edition, tmp_path: Path, mastery: float, verbs: list[str]
) -> None:
    with launched(context, edition, tmp_path, System.CMI5) as (address, store):
        data = json.loads(store.state["LMS.LaunchData"])
        store.state["LMS.LaunchData"] = json.dumps(data | {"masteryScore": mastery}).encode()
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".qj-ask")).to_be_visible()
        answer(page, wrong=tuple(RIGHT))
        page.close(run_before_unload=True)
        until(context.new_page(), lambda: "terminated" in store.verbs())
        assert Session(store.statements, mastery).breaches() == []
        before = len(store.statements)
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".qj-ask--wrong")).to_be_visible()
        go_on(page)
        finish_short(page)
        until(page, lambda: store.progress().split("|")[2] == "2")
        page.close(run_before_unload=True)
        until(context.new_page(), lambda: store.verbs()[before:].count("terminated") == 1)
        session = Session(store.statements[before:], mastery)
        assert session.breaches() == []
        told = [one["verb"]["id"].removeprefix(ADL) for one in session.defined]
        assert told == ["initialized", *verbs, "terminated"]
