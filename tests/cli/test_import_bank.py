"""Banks of questions into content: shown, asked, merged into what is there, refused by question."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.cli import main
from generator.intake.banks import files
from generator.intake.banks.pictures import Gallery
from generator.intake.banks.plan import Plan, Planner
from generator.intake.banks.questions import Plain, PlainBank, Reading
from generator.intake.office.blocks import RefusalError
from generator.kinds.questions.model import QuestionType
from generator.library.survey import survey
from generator.tools.archive import zip_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.source.diagnostics import Diagnostic

_OLD = """# 题库
标题: 示例题库   # 名称
summary: 关于公务接待。
topics: []
questions:
  - id: q-1   # 第一题
    type: single
    题干: 公务接待禁止的是？
    choices:
      - {text: 超标准接待, correct: 是, why: 见第三条, }
      - {text: 按标准接待}   # 可以

    difficulty: 2
  # 判断
  - {id: q-2, type: 判断, prompt: 要有公函。, answer: true, why: 见第四条}
  - id: q-3
    type: decide
    prompt: |
      有人送礼，
      怎么办？
    choices:
      - {text: 收下, consequence: 被查处}
      - {text: 退回, correct: true, consequence: 没有事}
"""


def _run(tmp_path: Path, text: str, *words: str, typed: str | None = None) -> Result:
    content = tmp_path / "content"
    (content / "questions").mkdir(parents=True, exist_ok=True)
    file = tmp_path / "ku.gift"
    file.write_text(text, "utf-8")
    command = ["import", str(file), *words, "--content", str(content)]
    return CliRunner().invoke(main, command, input=typed)


def _old(tmp_path: Path, text: str = _OLD) -> Path:
    path = tmp_path / "content/questions/ku.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_a_bank_is_shown_and_written_when_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "content/questions/ku.yml"
    text = "::甲::[html]<p>要<b>公函</b>吗。</p>{T}\n\n::乙::问{}\n"
    result = _run(tmp_path, text, typed="n\n")
    assert (result.exit_code, path.exists()) == (1, False)
    assert "新题库“ku”（ku）：1 题" in result.output
    assert "没有收入（1 处）：\n    第3行：是问答题" in result.output
    assert "注意（2 处）：\n    第1行：加粗、斜体等格式没有取" in result.output
    assert not _run(tmp_path, text, "--dry-run").output.endswith("？")
    assert not path.exists()
    assert _run(tmp_path, text, "--yes", "--all-or-nothing").exit_code == 1
    assert not path.exists()
    assert _run(tmp_path, text, typed="y\n").exit_code == 1  # one question is left out
    assert path.read_text("utf-8") == (
        "title: ku\nquestions:\n"
        "  - id: jia\n    type: judge\n    prompt: 要公函吗。\n"
        "    answer: true\n    difficulty: 1\n"
    )
    checked = CliRunner().invoke(main, ["check", "--content", str(tmp_path / "content")])
    assert checked.exit_code == 0, checked.output


def test_a_bank_that_is_there_is_merged_and_keeps_all_that_the_file_does_not_say(
    tmp_path: Path,
) -> None:
    path = _old(tmp_path)
    text = """::q-1::公务接待禁止的是？{=超标准接待#见第三条 ~按标准的接待}

::q-2::要有公函。{FALSE####见第四条}

::q-3::有人送礼，\\n怎么办？{~收下 =退回}

::新::能退吗？{T}
"""
    assert "加 --replace 把题目并进去" in _run(tmp_path, text, "--yes").output
    assert path.read_text("utf-8") == _OLD
    result = _run(tmp_path, text, "--replace", "--yes")
    assert result.exit_code == 0, result.output
    assert "题库“示例题库”（ku）：新增 1 题，修改 2 题，不变 1 题" in result.output
    assert "修改 q-1 选项B：“按标准接待” → “按标准的接待”" in result.output
    assert "修改 q-2 答案：“对” → “错”" in result.output
    new = """  - id: xin
    type: judge
    prompt: 能退吗？
    answer: true
    difficulty: 1
"""
    assert path.read_text("utf-8") == (
        _OLD.replace("{text: 按标准接待}", "{text: 按标准的接待}").replace(
            "answer: true", "answer: false"
        )
        + new
    )


def test_questions_without_ids_are_known_by_what_they_ask(tmp_path: Path) -> None:
    path = _old(tmp_path)
    text = "能退吗？{T}\n\n公务接待禁止的是 ？{=超标准接待#见第三条 ~按标准接待 ~自费}\n"
    result = _run(tmp_path, text, "--replace", "--id", "ku", typed="n\ny\n")
    assert result.exit_code == 0, result.output
    assert "新增 1 题，修改 1 题，文件里没有 2 题" in result.output
    assert "文件里没有的 2 题，从题库里删去吗？" in result.output
    after = path.read_text("utf-8")
    assert "      - {text: 按标准接待}   # 可以\n      - {text: 自费}\n" in after
    assert after.startswith(_OLD.partition("\n\n")[0])
    assert "  # 判断\n  - {id: q-2" in after
    assert "  - id: q-001\n    type: judge\n    prompt: 能退吗？" in after


def test_what_a_file_lacks_goes_only_when_that_is_wanted(tmp_path: Path) -> None:
    path = _old(tmp_path)
    text = "::q-2::要有公函。{TRUE####见第四条}\n"
    half = _run(tmp_path, text + "\n::q-1::问{}\n", "--replace", "--yes")
    assert "所以文件里没有的 2 题都留着" in half.output
    assert path.read_text("utf-8") == _OLD
    assert _run(tmp_path, text, "--replace", "--yes").exit_code == 0
    assert path.read_text("utf-8") == (
        "# 题库\n标题: 示例题库   # 名称\nsummary: 关于公务接待。\ntopics: []\nquestions:\n"
        "  # 判断\n  - {id: q-2, type: 判断, prompt: 要有公函。, answer: true, why: 见第四条}\n"
    )


def test_a_question_that_a_lesson_asks_stays(tmp_path: Path) -> None:
    path = _old(tmp_path)
    lesson = tmp_path / "content/modules/m.yml"
    lesson.parent.mkdir()
    lesson.write_text("title: 一课\nsteps:\n  - {quiz: {bank: ku, questions: [q-1]}}\n", "utf-8")
    result = _run(tmp_path, "::q-2::要有公函。{F####见第四条}\n", "--replace", "--yes")
    assert "文件里没有的题不能删：content/modules/m.yml:3" in result.output
    assert path.read_text("utf-8") == _OLD.replace("answer: true", "answer: false")


@pytest.mark.parametrize("is_new", [True, False])
def test_what_the_check_refuses_keeps_out_one_question(tmp_path: Path, is_new: bool) -> None:
    path = tmp_path / "content/questions/ku.yml" if is_new else _old(tmp_path)
    text = """::a::打 13800138000 可以吗。{T}

// qingjian {"cites": ["no-rule#1"], "difficulty": -5}
::b::可以吗。{T}

::q-2::要有公函，打 13800138000。{T}
"""
    result = _run(tmp_path, text, "--replace", "--yes")
    assert result.exit_code == 1
    assert "    a：没有收入：公开的文字里有手机号" in result.output
    assert "依据没有收入" in result.output
    assert "难度“-5”不是 1、2 或 3，写成 1" in result.output
    after = path.read_text("utf-8")
    assert "13800138000" not in after
    assert "id: b" in after
    if not is_new:
        assert after.startswith(_OLD)


def test_characters_that_no_file_may_hold_are_taken_out(tmp_path: Path) -> None:
    result = _run(tmp_path, "::a::\ufeff可以\u202e收\0吗。{=甲\ufeff ~乙\u200b ~\ufeff}\n", "--yes")
    assert "有空的选项" in result.output
    result = _run(tmp_path, "::a::\ufeff可以\u202e收\0吗。{=甲\ufeff ~乙\u200b}\n", "--yes")
    assert "里面看不见的字符去掉了" in result.output
    text = (tmp_path / "content/questions/ku.yml").read_text("utf-8")
    assert "prompt: 可以收吗。\n" in text
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.gift", b"", "里面没有题目"),
        ("x.gift", b"\xff\xfe\x00\xd8", "看不出文字的编码"),
        ("x.gift", b"\0" * 9, "没有写明答案"),
        ("x.docx", b"PK", "Word 里的题目先放进表格"),
        ("x.zip", b"PK", "不是 QTI 的压缩包"),
        ("x.xml", b"<a/>", "最外层应当是 <quiz>"),
        ("x.pdf", b"%PDF", "只能读 .xlsx"),
    ],
)
def test_what_is_no_bank_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / "content/questions").mkdir(parents=True)
    file = tmp_path / name
    file.write_bytes(data)
    command = ["import", str(file), "--yes", "--kind", "题库"]
    result = CliRunner().invoke(main, [*command, "--content", str(tmp_path / "content")])
    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert [*(tmp_path / "content/questions").iterdir()] == []


def test_a_bank_may_come_by_the_standard_input(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    words = ["--kind", "题库", "--id", "neu", "--yes", "--content", str(tmp_path / "content")]
    result = CliRunner().invoke(main, ["import", "-", *words], input="可以吗。{F}\n")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "content/questions/neu.yml").is_file()


_ITEM = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="p-1">
<responseDeclaration identifier="R" cardinality="single" baseType="identifier">
<correctResponse><value>A</value></correctResponse></responseDeclaration>
<itemBody><p><img src="图/公 章.png" alt="%s"/></p><p><img src="x.svg" alt="线"/></p>
<choiceInteraction responseIdentifier="R"><prompt>是什么？</prompt>
<simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice>
</choiceInteraction></itemBody></assessmentItem>"""


def _picture(colour: str) -> bytes:
    stream = io.BytesIO()
    comment = PngInfo()
    comment.add_text("Author", "somebody")
    Image.new("RGB", (20, 10), colour).save(stream, "PNG", pnginfo=comment)
    return stream.getvalue()


def _package(tmp_path: Path, alt: str, colour: str = "red") -> Path:
    file = tmp_path / "tu.zip"
    pictures = {"图/公 章.png": _picture(colour), "x.svg": b"<svg/>"}
    file.write_bytes(zip_files({"p-1.xml": (_ITEM % alt).encode(), **pictures}))
    (tmp_path / "content").mkdir(exist_ok=True)
    return file


def test_pictures_come_along_made_anew_and_their_alt_is_asked_for(tmp_path: Path) -> None:
    content = tmp_path / "content"
    command = ["import", str(_package(tmp_path, "")), "--content", str(content)]
    result = CliRunner().invoke(main, [*command, "--dry-run"])
    assert [*content.iterdir()] == []
    result = CliRunner().invoke(main, [*command, "--yes"])
    assert result.exit_code == 0, result.output
    assert "图片 media/gong-zhang.png 没有替代文字" in result.output
    assert "x.svg：不是 JPEG、PNG、WebP 或 GIF 图片，没有取" in result.output
    picture = content / "media/gong-zhang.png"
    assert b"somebody" not in picture.read_bytes()
    bank = content / "questions/tu.yml"
    text = bank.read_text("utf-8")
    assert "prompt: 是什么？〔图：线〕" in text
    assert "file: media/gong-zhang.png" in text
    bank.write_text(text.replace("图片说明待写", "红章"), "utf-8")
    before = bank.read_bytes(), picture.read_bytes()
    again = CliRunner().invoke(main, [*command, "--replace", "--yes"])
    assert "没有要写入的" in again.output
    assert (bank.read_bytes(), picture.read_bytes()) == before
    _package(tmp_path, "蓝章", "blue")
    CliRunner().invoke(main, [*command, "--replace", "--yes"])
    assert "file: media/gong-zhang-2.png" in bank.read_text("utf-8")
    assert CliRunner().invoke(main, ["check", "--content", str(content)]).exit_code == 0


def test_pictures_go_out_in_a_package(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    command = ["import", str(_package(tmp_path, "红章")), "--yes", "--content", str(content)]
    CliRunner().invoke(main, command)
    export = ["export", "qti", "--content", str(content), "--out", str(out)]
    assert CliRunner().invoke(main, export).exit_code == 0
    reading = files.read((out / "tu.qti.zip").read_bytes(), "tu.qti.zip")
    (question,) = reading.banks[0].questions
    assert question.images == (("media/gong-zhang.png", "红章"),)
    assert reading.pictures["media/gong-zhang.png"].startswith(b"\x89PNG")
    export[1] = "gift"
    assert "tu：图片放不进 gift（1 题）" in CliRunner().invoke(main, export).output


def test_a_bank_that_no_file_of_content_can_hold_is_told(tmp_path: Path) -> None:
    text = "\n".join(f"::q-{i}::{'问' * 400}{i}{{T}}\n" for i in range(1000))
    result = _run(tmp_path, text, "--yes")
    assert "没有写入：文件太大" in result.output
    assert [*(tmp_path / "content/questions").iterdir()] == []


def test_the_content_is_checked_once_for_all_banks_without_mistakes(tmp_path: Path) -> None:
    _old(tmp_path)
    library = survey(tmp_path / "content", tmp_path).library
    checks: list[int] = []

    def check(drafts: Mapping[Path, bytes]) -> list[Diagnostic]:
        checks.append(len(drafts))
        return [*survey(tmp_path / "content", tmp_path, drafts=drafts).diagnostics]

    text = "$CATEGORY: 甲\n\n问。{T}\n\n$CATEGORY: 乙\n\n打 13800138000。{T}\n\n问。{F}\n"
    reading = files.read(text.encode(), "x.gift")
    jia, yi = Planner(library, check).plans(reading.banks, "x")
    assert isinstance(jia, Plan)
    assert isinstance(yi, Plan)
    assert (jia.mistakes, len(yi.mistakes), len(yi.bank.questions)) == ([], 1, 1)
    assert checks == [2, 1, 1]
    (again,) = Planner(library, check).plans([replace(reading.banks[0], id="ku")], "x")
    assert isinstance(again, RefusalError)


def test_two_banks_of_one_file_are_merged_one_after_the_other(tmp_path: Path) -> None:
    path = _old(tmp_path, "- id: a\n  title: 甲\n- id: b\n  title: 乙   # 第二个\n")
    text = "$CATEGORY: a\n\n问。{T}\n\n$CATEGORY: b\n\n问。{F}\n"
    first = _run(tmp_path, text, "--replace", "--yes")
    assert "它刚才被别人改过，请再运行一次" in first.output
    second = _run(tmp_path, text, "--replace", "--yes")
    assert second.exit_code == 0, second.output
    after = path.read_text("utf-8")
    assert (after.count("prompt: 问。"), "# 第二个" in after) == (2, True)


def test_of_very_many_pictures_the_first_come_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.intake.banks.pictures._MOST_PICTURES", 1)
    images = (("a.png", "甲"), ("b.png", "乙"))
    question = Plain("q-1", QuestionType.JUDGE, "看图。", answer=True, images=images)
    pictures = {name: _picture("red") for name, _ in images}
    gallery = Gallery(tmp_path, Reading([PlainBank("b", "", (question,))], pictures=pictures))
    reading = gallery.settle()
    assert [path.name for path in gallery.files] == ["a.png"]
    assert reading.banks[0].questions[0].prompt == "看图。〔图：乙〕"
    assert [str(remark) for remark in reading.remarks] == ["文件：图片太多，只取了前 1 张"]
