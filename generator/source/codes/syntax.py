"""Say what is wrong with YAML itself."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import CASE

SYNTAX = (
    code(
        "yaml-syntax",
        message=(
            "格式有误：{reason}",
            "YAML syntax: {reason_en}",
        ),
        hint=(
            "看这一行和上一行：缩进用空格，冒号后空一格，含冒号的文字加引号，括号和引号要成对。",
            (
                "Look at this line and the one before: indent by spaces, a space after a colon, "
                "quotes around text with colons."
            ),
        ),
        example="# content/cases/x.yml\ntitle: [少了一半括号",
    ),
    code(
        "yaml-documents",
        message=(
            "一个文件里只能有一份内容，这里用“---”又开始了一份",
            "A file holds one YAML document, here “---” begins another",
        ),
        hint=(
            "删去“---”；几条内容可以写成列表，或分成几个文件。",
            "Remove the “---”; write several entries as a list or as several files.",
        ),
        example="# content/cases/x.yml\ntitle: 甲\n---\ntitle: 乙",
    ),
    code(
        "yaml-anchor",
        message=(
            "不能用 YAML 的锚点、别名和标签（&、*、!）",
            "Anchors, aliases and tags of YAML (&, *, !) are not allowed",
        ),
        hint=(
            "文字以 &、*、! 开头时，整段加引号；重复的内容逐处写全。",
            "Quote text that begins with &, * or !; write out what is repeated.",
        ),
        example="# content/cases/x.yml\ntitle: &t 甲\nsummary: *t",
    ),
    code(
        "yaml-depth",
        message=(
            "嵌套超过 {limit} 层",
            "Nested deeper than {limit} levels",
        ),
        hint=(
            "检查括号是不是多了，缩进是不是越来越深。",
            "Check for surplus brackets and growing indentation.",
        ),
        example="# content/cases/x.yml\n" + "[" * 51 + "]" * 51,
    ),
    code(
        "duplicate-key",
        message=(
            "“{key}”写了两次",
            "The key “{key}” stands twice",
        ),
        hint=(
            "留下一个。中文标签和英文键是同一个键，如“标题”就是 title。",
            "Keep one. A Chinese label and its English key are the same key.",
        ),
        example="# content/cases/x.yml\ntitle: 甲\n标题: 乙\nfictional: true",
    ),
    code(
        "control-character",
        message=(
            "这里有一个看不见的字符 U+{codepoint}",
            "Here is an invisible character U+{codepoint}",
        ),
        hint=(
            "把光标移到这里，删掉它，再重新输入前后的字；它常是从网页或聊天软件粘贴带来的。",
            (
                "Put the cursor here, delete it and type the text around it anew; "
                "it often comes along with pasted text."
            ),
        ),
        example='# content/cases/x.yml\ntitle: "甲\\u202e乙"\nfictional: true',
    ),
    code(
        "private-character",
        message=(
            "U+{codepoint} 只有某一种字体画得出来，别人看到的是方框",
            "U+{codepoint} is for private use: only one font draws it, others see a box",
        ),
        hint=(
            "看原文是什么字或符号，用通行的写法重新输入；它常从 Word 的项目符号或造字程序带来。",
            (
                "See what it is in the original and type the usual character; "
                "it often comes from bullets of Word or from home-made characters."
            ),
        ),
        example="从 Word 粘贴来的一个 Wingdings 符号，如 U+F06F",
        severity=Severity.WARNING,
    ),
    code(
        "lost-text",
        message=(
            "“{value}”成了注释，不会发布",
            "“{value}” is a comment and will not be published",
        ),
        hint=(
            "是正文，就给这一行的文字整段加引号；是注释，就在 # 后面空一格。",
            "Quote the text if it is one; write a space after the # if it is a comment.",
        ),
        example=CASE + "summary: 参加 #清廉家风# 话题",
        severity=Severity.WARNING,
    ),
)
