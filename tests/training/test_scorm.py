"""Run packages for SCORM in Chromium by scorm-again, and check their manifests by the schemas."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import expect

from generator.training.package import MANIFEST, System
from tests.training import lms
from tests.training.conftest import serving
from tests.training.samples import make_edition
from tests.training.test_lesson import RIGHT, answer, answer_all, finish_short, go_on

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from generator.edition import Edition

SCORM = (System.SCORM12, System.SCORM2004)
SCHEMA = {
    System.SCORM12: ("scorm12edition", ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd")),
    System.SCORM2004: (
        "scorm20044thedition",
        ("imscp_v1p1.xsd", "adlcp_v1p3.xsd", "imsss_v1p0.xsd"),
    ),
}


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    lms.install()


@pytest.mark.parametrize("system", list(System))
def test_the_same_module_gives_the_same_bytes(edition: Edition, system: System) -> None:
    first, second = lms.packaged(edition, "long", system), lms.packaged(edition, "long", system)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        html = archive.read("index.html").decode() + archive.read("cases/c/index.html").decode()
    assert names == sorted(names)
    assert 'href="cases/c/index.html"' in html
    assert {
        "index.html",
        "qingjian.js",
        "qingjian.css",
        MANIFEST[system],
        "cases/c/index.html",
    } == set(names)
    assert 'href="../../index.html"' in html
    assert "rules/" not in html
    assert "<script src" not in html.replace(' src="qingjian.js"', "")


@pytest.mark.parametrize("system", SCORM)
def test_the_manifest_is_valid_and_names_every_file(edition: Edition, system: System) -> None:
    folder, schemas = SCHEMA[system]
    namespaces = {name: _namespace(lms.SCHEMAS / folder / name) for name in schemas}
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{name}"/>'
        for name, namespace in namespaces.items()
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    parser = etree.XMLParser(no_network=True)
    tree = etree.fromstring(text, parser, base_url=f"{lms.SCHEMAS / folder}/all.xsd")
    schema = etree.XMLSchema(tree)
    with zipfile.ZipFile(io.BytesIO(lms.packaged(edition, "long", system))) as archive:
        names = set(archive.namelist())
        manifest = etree.fromstring(archive.read(MANIFEST[system]))
    schema.assertValid(manifest)
    assert {file.get("href") for file in manifest.iter("{*}file")} == names - {MANIFEST[system]}
    del manifest.find(".//{*}resource").attrib["type"]
    assert not schema.validate(manifest)


def _namespace(path: Path) -> str:
    return str(etree.parse(path).getroot().get("targetNamespace"))


def _read(page: Page) -> dict[str, Any]:
    """What the system now holds, by names that both versions share."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => { const { cmi } = globalThis.API ?? globalThis.API_1484_11; const old = cmi.core;
        const status = old ? old.lesson_status
          : cmi.success_status === "unknown" ? cmi.completion_status : cmi.success_status;
        return { status, score: (old?.score ?? cmi.score).raw, suspended: cmi.suspend_data,
          interactions: cmi.interactions.childArray.map((made) => JSON.parse(JSON.stringify(made)))
            .map((i) => [i.id, i.type, i.student_response ?? i.learner_response, i.result]),
          commits: globalThis.commits }; }"""
    )


def _open(context: BrowserContext, address: str) -> tuple[Page, Any]:
    page = context.new_page()
    page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".qj-lesson__count")).to_be_visible()
    return page, frame


def _finish(frame: Any, wrong: tuple[str, ...]) -> None:
    finish_short(frame, wrong)


@pytest.mark.parametrize("system", SCORM)
def test_scores_status_and_interactions_are_reported(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    lms.write_lms(tmp_path, lms.packaged(edition, "short", system), system)
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        assert _read(page)["status"] == "incomplete"
        _finish(frame, ("m-1", "b-1", "s-1"))
        problems = _read(page)
        assert (problems["status"], float(problems["score"])) == ("incomplete", 40)
        assert len(problems["interactions"]) == 5
        by_id = {one[0]: one[1:] for one in problems["interactions"]}
        true = {System.SCORM12: "f", System.SCORM2004: "false"}[system]
        assert by_id["bank.j-1"] == ["true-false", true, "correct"]
        assert by_id["bank.b-1"] == [
            "fill-in",
            "两年",
            {System.SCORM12: "wrong", System.SCORM2004: "incorrect"}[system],
        ]
        frame.get_by_role("button", name="上一步").click()
        frame.get_by_role("button", name="上一步").click()
        frame.get_by_role("button", name="重新做一遍").click()
        _finish(frame, ("j-1",))
        problems = _read(page)
        assert (problems["status"], float(problems["score"])) == ("passed", 80)
        assert len(problems["interactions"]) == 10
        expect(frame.locator(".qj-lesson__notice")).to_be_hidden()


@pytest.mark.parametrize("system", SCORM)
def test_the_last_try_fails(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    lms.write_lms(tmp_path, lms.packaged(edition, "short", system, tries=1), system)
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        _finish(frame, ("m-1", "b-1"))
        problems = _read(page)
        assert (problems["status"], float(problems["score"])) == ("failed", 60)


@pytest.mark.parametrize("system", SCORM)
def test_a_closed_window_is_resumed(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    lms.write_lms(tmp_path, lms.packaged(edition, "short", system), system)
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        answer(frame)
        go_on(frame)
        answer(frame, wrong=tuple(RIGHT))
        commits = _read(page)["commits"]
        page.evaluate(
            "document.querySelector('iframe').contentWindow.dispatchEvent(new Event('pagehide'))"
        )
        assert _read(page)["commits"] > commits
        page.close()
        page, frame = _open(context, address)
        expect(frame.locator(".qj-quiz__count")).to_contain_text("第 2 题，共 5 题")
        expect(frame.locator(".qj-ask--wrong")).to_have_count(1)
        go_on(frame)
        answer_all(frame)
        expect(frame.locator(".qj-quiz__outcome h3")).to_have_text("80 分，合格")


@pytest.mark.parametrize("system", SCORM)
def test_edited_suspend_data_is_no_pass(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    lms.write_lms(tmp_path, lms.packaged(edition, "short", system), system)
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        _finish(frame, tuple(RIGHT))
        page.goto(address + "package/qingjian.css")
        page.evaluate(
            """() => {
              const suspended = localStorage.getItem("suspended");
              localStorage.setItem("suspended", suspended.replace("|0_5", "|5_5"));
            }"""
        )
        page, frame = _open(context, address)
        expect(frame.locator(".qj-lesson__notice")).to_contain_text("从头开始")
        assert _read(page)["status"] == "incomplete"


_REPLACED = """
for (const call of [%s]) {
  if (api[call]) {
    api[call] = () => %s;
  }
}
"""
_BAD = {
    "false": _REPLACED % ("name, 'LMSSetValue', 'SetValue'", "'false'"),
    "throws": _REPLACED % ("name, 'LMSSetValue', 'SetValue'", "{ throw Error('down'); }"),
    "lies": _REPLACED % ("'LMSSetValue', 'SetValue'", "'true'"),
    "no start": _REPLACED % ("'LMSInitialize', 'Initialize'", "'false'"),
}


@pytest.mark.parametrize("bad", list(_BAD))
@pytest.mark.parametrize("system", SCORM)
def test_a_system_that_keeps_nothing_is_told_and_the_answers_stay(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System, bad: str
) -> None:
    data = lms.packaged(edition, "short", system)
    lms.write_lms(tmp_path, data, system, _BAD[bad])
    with serving(tmp_path) as address:
        page, frame = _open(context, address)
        answer(frame)
        expect(frame.locator(".qj-lesson__notice")).to_contain_text("学习平台没有保存成功")
        assert _read(page)["status"] not in ("passed", "completed")
        page.close()
        # Where the system never starts, nobody can tell whose answers are kept: it stays so.
        lms.write_lms(tmp_path, data, system, _BAD[bad] if bad == "no start" else "")
        page, frame = _open(context, address)
        expect(frame.locator(".qj-ask__verdict")).to_have_count(1)
        if bad == "no start":
            return
        go_on(frame)
        finish_short(frame)
        assert _read(page)["status"] == "passed"


def test_without_a_system_it_says_so(
    context: BrowserContext, edition: Edition, tmp_path: Path
) -> None:
    lms.unpack(lms.packaged(edition, "short", System.SCORM12), tmp_path)
    with serving(tmp_path) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".qj-lesson__notice")).to_contain_text("没有找到学习平台")
        answer(page)
        page.reload()
        expect(page.locator(".qj-ask__verdict")).to_have_count(1)


def test_two_hundred_questions_fit(context: BrowserContext, tmp_path: Path) -> None:
    questions = "".join(
        f"  - id: question-{i}\n"
        f"    type: 多选\n"
        f"    prompt: 第{i}题\n"
        f"    choices:\n"
        f"      - {{text: 甲, correct: true}}\n"
        f"      - {{text: 乙, correct: true}}\n"
        f"      - {{text: 丙}}\n"
        for i in range(200)
    )
    content = {
        "questions/large.yml": f"title: 大题库\nquestions:\n{questions}",
        "modules/large.yml": "title: 大课\nsteps: [{quiz: {bank: large}}]\n",
    }
    edition = make_edition(tmp_path / "project", content)
    lms.write_lms(tmp_path / "lms", lms.packaged(edition, "large", System.SCORM12), System.SCORM12)
    with serving(tmp_path / "lms") as address:
        page, frame = _open(context, address)
        expect(frame.locator(".qj-ask")).to_be_visible()
        frame.locator("body").evaluate(
            """() => {
              const main = document.querySelector(".qj-lesson__nav .qj-button--main");
              for (let n = 0; n < 200; n++) {
                for (const label of document.querySelectorAll(".qj-ask label")) {
                  if (!label.textContent.includes("丙")) label.click();
                }
                main.click();
                main.click();
              }
            }"""
        )
        expect(frame.locator(".qj-quiz__outcome h3")).to_have_text("100 分，合格")
        data = _read(page)
        assert len(data["suspended"]) <= 4096
        assert (data["status"], len(data["interactions"])) == ("passed", 200)
