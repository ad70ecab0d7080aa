"""Read and show the number of a clause: 8, 第八条, ８, 120之一, 120-1, 第一百二十条之一.

One number has one form inside the program: digits, and for an inserted clause (之一) a hyphen and
its place: `8`, `120-1`. That form identifies a clause, stands in its anchor and in citations. The
numerals follow the drafting rules of Chinese statutes (立法技术规范（试行）（一）, 十九: 条的序号).
"""

from __future__ import annotations

import re
import unicodedata

from generator.kinds.numerals import NUMERAL, below_hundred, value_of

_NUMERAL = f"[0-9{NUMERAL}]{{1,12}}"
_NUMBER = re.compile(rf"第?({_NUMERAL})条?(?:(?:之|[-\u2010-\u2015])({_NUMERAL}))?条?")
_LARGEST, _LARGEST_INSERTED = 9_999, 99


def canonical(text: str) -> str | None:
    """Turn a number as written into its one form, `8` or `120-1`; None for anything else."""
    match = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return None
    number = value_of(match[1])
    if number is None or not 1 <= number <= _LARGEST:
        return None
    if match[2] is None:
        return str(number)
    inserted = value_of(match[2])
    if inserted is None or not 1 <= inserted <= _LARGEST_INSERTED:
        return None
    return f"{number}-{inserted}"


def plain(number: str) -> str:
    """Show a number in its one form for a column of numbers: 8, 120之一."""
    main, hyphen, inserted = number.partition("-")
    return f"{main}之{below_hundred(int(inserted))}" if hyphen else main


def words(number: str) -> str:
    """Show a number in its one form as a clause is spoken of: 第8条, 第120条之一.

    A text that is no number stays as it is, so that nothing becomes 第第八条条.
    """
    main, hyphen, inserted = number.partition("-")
    if not main.isdecimal() or (hyphen and not inserted.isdecimal()):
        return number
    return f"第{main}条之{below_hundred(int(inserted))}" if hyphen else f"第{main}条"
