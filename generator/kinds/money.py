"""Amounts of money in words, of yuan."""


def money(yuan: float) -> str:
    """Yuan as a reader says it: 2.135 万元 from ten thousand on, else 元."""
    if yuan >= 10_000:
        return f"{yuan / 10_000:,.4f}".rstrip("0").rstrip(".") + " 万元"
    return f"{_digits(yuan)} 元"


def in_full(yuan: float) -> str:
    """Yuan with all their digits, as a document gives them: 18,600元."""
    return f"{_digits(yuan)}元"


def _digits(yuan: float) -> str:
    return f"{yuan:,.2f}".removesuffix(".00")
