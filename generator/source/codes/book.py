"""Say what is wrong with the settings of books."""

from __future__ import annotations

from generator.source.codes.code import code

BOOKS = (
    code(
        "empty-selection",
        message=(
            "没有内容可以编进《{book}》",
            "There is nothing to put into the book “{book}”",
        ),
        hint=(
            (
                "放宽 select（选取）里的主题、日期、单位或条目；公开的书只收公开的内容；"
                "还没有这一类内容，就删去这一本。"
            ),
            (
                "Widen `select`: topics, dates, units, entries. "
                "A public book holds public entries only; where there are none yet, "
                "remove the book."
            ),
        ),
        example="site_config/print.yml 里的一本书只选 2031 年的案例，而那一年还没有案例",
    ),
    code(
        "missing-glyph",
        message=(
            "字体里没有“{character}”（U+{codepoint}）这个字",
            "The fonts have no “{character}” (U+{codepoint})",
        ),
        hint=(
            (
                "换成通行的字；确需用它，在 site_config/print.yml 的 "
                "fonts（字体）里指定一种有这个字的字体。"
            ),
            (
                "Use a common character, or name a font that has it under `fonts` in "
                "site_config/print.yml."
            ),
        ),
        example="案例里的人名用了一个生僻字",
    ),
    code(
        "no-ebook",
        message=(
            "“{kind}”没有电子书",
            "There is no e-book of a “{kind}”",
        ),
        hint=(
            "电子书只有这几种：{known}。其余的是填写的表格，一份一页；删去这一行，或换一种类型。",
            "E-books are made of: {known}. The others are forms to be filled in; "
            "remove the line, or choose another kind.",
        ),
        example="site_config/print.yml 里给群众评价问卷写了 ebook: true",
    ),
    code(
        "unknown-font",
        message=(
            "找不到字体“{family}”",
            "There is no font “{family}”",
        ),
        hint=(
            "能用的字体：{known}。把字体文件放进 fonts 的 folder（文件夹）所指的目录。",
            "Known fonts: {known}. Put the font's file into the folder named under `fonts`.",
        ),
        example="site_config/print.yml 里写了 fonts: {fangsong: 方正仿宋}，而没有给出它的文件夹",
    ),
)
