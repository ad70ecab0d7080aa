"""Ids that leave a site are its own."""

from __future__ import annotations

import pytest

from generator.library.site import site_id


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("https://lianjie.gov.cn/", "lianjie.gov.cn"),
        ("https://www.Gov.cn:8080/jw/", "www.gov.cn-jw"),
        ("https://\u5ec9\u6d01.cn/".lower(), "xn--wyt992a.cn"),
    ],
)
def test_an_address_is_an_id(address: str, id: str) -> None:
    assert site_id(address, "甲") == id


@pytest.mark.parametrize(
    "address", [None, "", "https://qingjian.example/", "x", "http://[", "http://a..b/"]
)
def test_without_an_address_the_name_tells_them_apart(address: str | None) -> None:
    assert site_id(address, "甲县") == site_id(address, "甲县") != site_id(address, "乙县")
    assert len(site_id(address, "甲县")) == 16
