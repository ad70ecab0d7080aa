"""Say what is wrong with keys and values."""

from __future__ import annotations

from generator.source.codes.code import code
from generator.source.codes.examples import CASE

SHAPES = (
    code(
        "not-an-entry",
        message=(
            "这里应当是一条内容（若干“键: 值”），或由几条组成的列表",
            "Here should stand an entry (a mapping) or a list of entries",
        ),
        hint=(
            "从“title: 标题”这样一行写起，冒号用半角的，后面空一格。",
            "Begin with a line such as “title: …”: an ASCII colon, then a space.",
        ),
        example="# content/cases/x.yml\n只有一句话",
    ),
    code(
        "unknown-key",
        message=(
            "没有“{key}”这个键",
            "Unknown key “{key}”",
        ),
        hint=(
            "可用的键：{known}。",
            "Known keys: {known}.",
        ),
        example=CASE + "sumary: 拼错了",
    ),
    code(
        "misplaced-key",
        message=(
            "“{key}”要写在“{holder}”下面",
            "“{key}” belongs below “{holder}”",
        ),
        hint=(
            "移到“{holder}:”的下一行起，多缩进两格。",
            "Move it below “{holder}:”, indented by two more spaces.",
        ),
        example=CASE + "person:\nalias: 张某",
    ),
    code(
        "missing-key",
        message=(
            "缺少“{label}”（{key}）",
            "The key “{key}” ({label}) is missing",
        ),
        hint=(
            "补上“{key}: …”或“{label}: …”；已经有这一行，就在冒号后面写上内容。",
            "Add “{key}: …”, or write something behind its colon.",
        ),
        example="# content/cases/x.yml\nsummary: 没有标题\nfictional: true",
    ),
    code(
        "wrong-type",
        message=(
            "“{value}”不对，这里应当是{expected}",
            "“{value}” is not {expected_en}",
        ),
        hint=(
            "改成{expected}{how}。",
            "Write {expected_en}{how_en}.",
        ),
        example=CASE + "causes: 一句话",
    ),
    code(
        "unknown-value",
        message=(
            "“{value}”不在可选的词里",
            "“{value}” is none of the listed words",
        ),
        hint=(
            "从这些里选，两种写法都行：{known}。",
            "One of these, in either spelling: {known}.",
        ),
        example=CASE + "status: 隐藏",
    ),
    code(
        "empty-value",
        message=(
            "这里不能空着",
            "This must not be empty",
        ),
        hint=(
            "写上内容，或删去这一项。",
            "Write something or remove the item.",
        ),
        example=CASE + 'summary: ""',
    ),
    code(
        "out-of-range",
        message=(
            "“{value}”超出范围，应当是{expected}",
            "“{value}” is out of range: it should be a number {expected_en}",
        ),
        hint=(
            "改成范围内的数：{expected}。",
            "Choose a number {expected_en}.",
        ),
        example="# content/units/x.yml\ntitle: 示例\nstar: 9",
    ),
    code(
        "bad-id",
        message=(
            "编号“{value}”不能用作网址",
            "The id “{value}” cannot be part of an address",
        ),
        hint=(
            "只用小写英文字母、数字和连字符，如 fake-reception。",
            "Lower-case letters, digits and hyphens only, such as fake-reception.",
        ),
        example="# content/topics/x.yml\n- {id: 主题一, title: 示例}",
    ),
    code(
        "id-differs",
        message=(
            "编号“{value}”和文件名“{name}”不一致",
            "The id “{value}” differs from the file's name “{name}”",
        ),
        hint=(
            "删去 id 这一行：只有一条内容的文件，文件名就是编号。",
            "Remove the id: in a file with one entry the file's name is the id.",
        ),
        example=CASE + "id: y",
    ),
    code(
        "duplicate-id",
        message=(
            "编号“{value}”在“{other}”里已经用过",
            "The id “{value}” is already used in “{other}”",
        ),
        hint=(
            "换一个编号；用过的编号不再给别的内容。",
            "Choose another id; ids are never reused.",
        ),
        example="# content/topics/x.yml\n- {id: a, title: 甲}\n- {id: a, title: 乙}",
    ),
)
