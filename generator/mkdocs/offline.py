"""Pack a site so that it opens from a memory stick, without a server and without a network.

The site reads from a disk as it is: its scripts are classic ones, and what they load are scripts.
Here its links are made to name the files that they lead to, and what only a server needs stays
behind.
"""

from __future__ import annotations

import html
import re
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.kinds.entry import Audience
from generator.library.project import project_of
from generator.mkdocs.project import name_of
from generator.mkdocs.publish import publish
from generator.tools.archive import write_zip

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"(<a\b[^>]*?\shref=)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]", re.IGNORECASE)
_OF_SERVERS = re.compile(r"404\.html|robots\.txt|sitemap.*|\.well-known/.*|.*\.gz")
_FOLDER = "site"

_START = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=site/index.html">
<title>{name}</title>
</head>
<body>
<p><a href="site/index.html">打开{name}</a></p>
</body>
</html>
"""

_README = """{name}：不联网的一份{secret}

一、把这个压缩包整个解压到 U 盘或电脑上（不要直接在压缩包里打开）。
二、双击 index.html，用浏览器打开。查找、课程、自测、地图都能用。
三、不联网：它不向任何网站要东西。页面上通到别的网站的链接，联网才打得开。
四、学习进度记在打开它的那个浏览器里，不在 U 盘上；换一台电脑就从头开始。
五、内容更新了，就换一份新的：删去 index.html 和 site 文件夹，再解压新的压缩包。
"""


def write_offline(audience: Audience, content: Path, place: Path) -> None:
    """Build an edition and write its zip to the file `place`, which is replaced when it is whole.

    Raises NotPublishedError, NoProjectError.
    """
    name = name_of(project_of(content)) or "清鉴"
    draft = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    with TemporaryDirectory(prefix="qingjian-") as folder:
        site = publish(audience, content, Path(folder))
        try:
            with draft.open("xb") as stream:
                write_zip(stream, offline_files(site, name, audience))
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)


def offline_files(site: Path, name: str, audience: Audience) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of what stands on the stick: where to begin, and the site in a folder.

    `name`: what the site is called.
    """
    secret = "（内部资料，不得公开）" if audience is Audience.INTERNAL else ""
    yield "index.html", _START.format(name=html.escape(name)).encode()
    words = _README.format(name=name, secret=secret).replace("\n", "\r\n")
    yield "readme.txt", words.encode("utf-8-sig")  # for the plainest of editors
    for path in sorted(site.rglob("*")):
        inside = path.relative_to(site).as_posix()
        if path.is_file() and not _OF_SERVERS.fullmatch(inside):
            data = path.read_bytes()
            is_page = path.suffix == ".html"
            yield f"{_FOLDER}/{inside}", with_files(data.decode()).encode() if is_page else data


def with_files(page: str) -> str:
    """Return a page whose links to folders lead to the pages in them."""
    return _LINK.sub(lambda link: f"{link[1]}{link[2][0]}{_file(link[2][1:-1])}{link[2][0]}", page)


def _file(address: str) -> str:
    """The file behind an address as it stands in HTML; those that leave the site stay."""
    if not address or _OUTSIDE.match(address):
        return address
    rest = re.search(r"[?#]", address)
    path, more = (address[: rest.start()], address[rest.start() :]) if rest else (address, "")
    if path.rpartition("/")[2] in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return path + more
