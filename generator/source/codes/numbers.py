"""Say what is wrong with dates and numbers."""

from __future__ import annotations

from generator.source.codes.code import code
from generator.source.codes.examples import CASE, REPORT

NUMBERS = (
    code(
        "bad-date",
        message=(
            "“{value}”不是这里能用的日期",
            "“{value}” is not a date",
        ),
        hint=(
            (
                "写成 2021、2021-06、2021-06-16 或 2021年6月16日，一段时间写成 2021-01/2021-05；"
                "约略的日期在后面加 ~，如 2020~。"
            ),
            "Write 2021, 2021-06, 2021-06-16 or 2021-01/2021-05; add ~ where it is approximate.",
        ),
        example=CASE + "date: 去年6月",
        nearest=(
            "写成 {nearest}。",
            "Write {nearest}.",
        ),
    ),
    code(
        "impossible-date",
        message=(
            "日历上没有“{value}”",
            "“{value}” is not in the calendar",
        ),
        hint=(
            "查一查月份和日子。",
            "Check the month and the day.",
        ),
        example=CASE + "date: 2021-02-30",
    ),
    code(
        "end-before-start",
        message=(
            "“{value}”的结束早于开始",
            "“{value}” ends before it starts",
        ),
        hint=(
            "核对前后两个日期，早的写在前面。",
            "Check the two dates; the earlier one comes first.",
        ),
        example=CASE + "date: 2021-05/2021-01",
    ),
    code(
        "unlikely-year",
        message=(
            "“{value}”里的年份是 {year}",
            "The year of “{value}” is {year}",
        ),
        hint=(
            "核对年份：这里只收 {first}—{last} 年的日期；更早的事写在正文里。",
            "Check the year: dates run from {first} to {last}; tell of older days in the text.",
        ),
        example=CASE + "date: 2121-06",
    ),
    code(
        "bad-amount",
        message=(
            "“{value}”不是这里能用的金额",
            "“{value}” is not an amount",
        ),
        hint=(
            (
                "以元为单位写数字，如 21000；也可以写 21,000元、2.1万元、3亿元。"
                "约数、外币写在 what（事实）里。"
            ),
            (
                "Write yuan as a number, such as 21000; tell vague sums and other currencies in "
                "`what`."
            ),
        ),
        example=CASE + "conduct: [{what: 示例, amount: 两三万}]",
        nearest=(
            "是不是想写 {nearest}（元）？约数（余、多、近、约）写在 what（事实）里。",
            "Did you mean {nearest} (yuan)? Tell in `what` that it is vague.",
        ),
    ),
    code(
        "bad-number",
        message=(
            "“{value}”不是一个数",
            "“{value}” is not a number",
        ),
        hint=(
            (
                "只写数字，如 512；单位写在 unit（单位）里，约数（余、超、约、"
                "近）写在 qualifier（约数）里。"
            ),
            (
                "Write the number alone, such as 512; its unit in `unit`, "
                "how exact it is in `qualifier`."
            ),
        ),
        example=REPORT + "metrics: [{name: 示例, value: 很多}]",
        nearest=(
            "数和单位分开写：{nearest}。",
            "Write them apart: {nearest}.",
        ),
    ),
)
