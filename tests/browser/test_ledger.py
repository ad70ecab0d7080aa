"""A ledger of two thousand actions: light, and walked through by keyboard on a phone."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import KeepAlive
from tests.browser.walking import walk
from tests.project import build_project, make_project
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

COUNT = 2000
_MOST = 120 * 1024  # bytes of a page of the ledger, compressed
_FILES = 10
_WAYS = (
    ("送达", "签收", "承诺"),
    ("送达", "签收", "承诺", "报告", "核验", "办结"),
    ("送达", "未采纳"),
    ("拟制",),
    ("送达", "承诺", "续办", "报告"),
)


def _action(n: int) -> dict[str, object]:
    """An action that no other is like, on one of the ways through the offices."""
    begun = date(2019, 1, 7) + timedelta(n)
    events = [
        {"date": str(begun + timedelta(20 * at)), "event": event, "by": f"第{n % 7 + 1}检查组"}
        | ({"due": str(begun + timedelta(120))} if event in ("送达", "续办") else {})
        | ({"note": "另有办法"} if event == "未采纳" else {})
        for at, event in enumerate(_WAYS[n % len(_WAYS)])
    ]
    return {
        "id": f"a-{n}",
        "title": f"关于第{n}号事项办理和公开的建议（{begun:%Y}年）",
        "summary": f"第{n}号事项由一个人办理和审核，建议分给两个人，办完按月公开。",
        "fictional": True,
        "date": str(begun),
        "type": "建议书" if n % 3 else "督办",
        "from": f"示例县第{n % 7 + 1}检查组",
        "to": f"示例县第{n % 400 + 1}单位",
        "result": {"no_rule": "改的是做法"},
        "events": events,
    }


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with nothing but the actions."""
    each = COUNT // _FILES
    files = {
        f"actions/part-{part}.yml": json.dumps(
            [_action(n) for n in range(part * each, (part + 1) * each)], ensure_ascii=False
        )
        for part in range(_FILES)
    }
    return build_project(make_project(tmp_path_factory.mktemp("ledger"), files))


@pytest.fixture(scope="module")
def address(ledger: Path) -> Iterator[str]:
    with serving(ledger, KeepAlive) as address:
        yield f"{address}actions/"


def test_every_page_of_the_ledger_is_light(ledger: Path) -> None:
    pages = [ledger / "actions/index.html", *sorted(ledger.glob("actions/page/*/index.html"))]
    assert len(pages) == COUNT // 50
    sizes = [len(gzip.compress(page.read_bytes(), mtime=0)) for page in pages]
    print(f"\nledger of {COUNT}: first page {sizes[0]:,} bytes, largest {max(sizes):,}")
    assert max(sizes) <= _MOST


def test_the_ledger_is_walked_through_by_keyboard_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    assert phone.locator(".qj-listing__count").inner_text().startswith(f"{COUNT} ")
    expect(phone.locator(".qj-row")).to_have_count(50)
    expect(phone.locator(".qj-ages")).to_contain_text("办理中", use_inner_text=True)
    assert walk(phone) > 50
    assert phone.evaluate("document.documentElement.scrollWidth") == 375


def test_filters_and_pages_are_reached_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".qj-filters summary").first.focus()
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="未采纳").first.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/actions/state/declined/")
    assert phone.locator(".qj-listing__count").inner_text().startswith(f"{COUNT // 5} ")
    phone.get_by_role("navigation", name="分页").get_by_role("link", name="8").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/actions/state/declined/page/8/")
    expect(phone.locator(".qj-row")).to_have_count(50)


def test_axe_has_nothing_to_say_of_the_ledger(phone: Page, address: str) -> None:
    phone.goto(address)
    for fold in phone.locator("details:not([open]) > summary").all():
        if fold.is_visible():
            fold.evaluate("one => { one.parentElement.open = true; }")
    assert violations(phone) == []
