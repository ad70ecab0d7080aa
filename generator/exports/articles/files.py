"""Export entries as articles, each a folder: to be pasted, pictures, a cover, a preview."""

from __future__ import annotations

import datetime
import io
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PIL import Image

from generator.books.code import call
from generator.books.config import SETTINGS
from generator.books.model import Fonts, Printing
from generator.books.paper import PAPERS, Size
from generator.books.press import Manuscript, cover_png
from generator.books.typefaces import typefaces
from generator.exports.articles import limits, monthly, preview
from generator.exports.articles.article import Article
from generator.exports.articles.stories import put_case, put_circular, put_rule
from generator.exports.articles.visits import put_lesson, put_route
from generator.exports.selection import find
from generator.kinds.entry import Audience
from generator.library import settings
from generator.media import clean
from generator.pages.phrases import phrases_of
from generator.text.richtext import RichText

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from generator.books.typefaces import Typefaces
    from generator.edition import Edition, Item
    from generator.exports.articles.monthly import Month
    from generator.kinds.picture import Picture

_WRITERS: dict[str, Callable[[Article, Item], None]] = {
    "cases": cast("Callable[[Article, Item], None]", put_case),
    "circulars": cast("Callable[[Article, Item], None]", put_circular),
    "rules": cast("Callable[[Article, Item], None]", put_rule),
    "routes": cast("Callable[[Article, Item], None]", put_route),
    "modules": cast("Callable[[Article, Item], None]", put_lesson),
}
FOLDERS = tuple(_WRITERS)
"""Folders of the kinds that are told as articles."""

_INTERNAL = "内部资料，不得公开"
_RETIRED = "本条已停用，仅供查阅"
_MORE = "扫码看全文和相关内容"
_PREVIEW = "preview.html"
_SHOWN = re.compile(r'<img src="(\d+\.(?:jpg|png|gif)|qr\.png)"')
_EDITORS_OWN = {"JPEG": "jpg", "PNG": "png", "GIF": "gif"}
"""The formats of pictures that the editor takes as they are, and how their files end."""


class _NamedArticle(NamedTuple):
    """An article, and the folder in which its files lie."""

    folder: str
    article: Article

    @property
    def html(self) -> bytes:
        return preview.page_to_copy(self.article)

    @property
    def size(self) -> int:
        """What a reader counts: the characters of the article without its tags."""
        return sum(self.article.sections.values())

    def problems(self) -> list[str]:
        """What the editor will not take."""
        sizes = {one.name: len(one.data) for one in self.article.pictures}
        return [*limits.problems(self.article.title, self.article.sections, self.html, sizes)]


def files(
    edition: Edition, ids: Collection[str], month: Month | None, site: str, name: str
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files of each article.

    `ids`: those of entries, with their folder where several kinds have one; none: every entry, or
    the digest of `month` alone. `site`: the address of the published site, "" while there is none;
    `name`: what it is called. Raises UnknownIdError, and ContentError where the settings of the
    books, whose fonts the covers use, cannot be read.
    """
    faces, phrases = _faces(edition), phrases_of(edition)
    for told in _articles(edition, ids, month, site):
        article, problems = told.article, told.problems()
        problems += _unwritable(article, faces)
        yield f"{told.folder}/article.html", told.html
        yield f"{told.folder}/{_PREVIEW}", preview.preview_page(article, problems, told.size)
        yield (
            f"{told.folder}/{preview.COVER}",
            _cover(article, phrases.pieces(_that_fits(article.title)), name, faces),
        )
        for picture in article.pictures:
            yield f"{told.folder}/{picture.name}", picture.data


def old_pictures(out: Path, names: Collection[str]) -> list[Path]:
    """List pictures of earlier articles below `out` that those of the files named have no more.

    Only what the earlier preview shows was put there by us.
    """
    return [
        path
        for name in names
        if name.endswith(f"/{_PREVIEW}") and (out / name).is_file()
        for picture in _SHOWN.findall((out / name).read_text("utf-8", errors="replace"))
        if f"{Path(name).parent}/{picture}" not in names
        and (path := (out / name).parent / picture).is_file()
    ]


def remarks(edition: Edition, ids: Collection[str], month: Month | None, site: str) -> list[str]:
    """List what has to be done by hand before these articles can be published."""
    faces = _faces(edition)
    told = [*_articles(edition, ids, month, site)]
    lines = [
        f"{one.folder}：{problem}"
        for one in told
        for problem in (*one.problems(), *_unwritable(one.article, faces))
    ]
    if told and edition.audience is Audience.INTERNAL:
        lines.append("这是内部版的文章，不能发到公众号：公开的去掉 --edition internal")
    if told and not site:
        lines.append("mkdocs.yml 没有写 site_url（网站的地址）：文章里没有链接的地址，也没有二维码")
    return lines


def _articles(
    edition: Edition, ids: Collection[str], month: Month | None, site: str
) -> Iterator[_NamedArticle]:
    is_internal = edition.audience is Audience.INTERNAL
    new = partial(Article, edition, RichText(edition), site, partial(_picture, edition.content))
    if month and monthly.sections(edition, month):
        article = new(monthly.title(month), "月报")
        article.put("badge", _INTERNAL if is_internal else "")
        monthly.put_month(article, month)
        _close(article, "", _MORE)
        yield _NamedArticle(f"month-{month[0]}-{month[1]:02}", article)
    for item in _items(edition, ids) if ids or not month else ():
        article = new(item.data.title, item.kind.label)
        article.put("badge", _INTERNAL if is_internal else "")
        article.put("badge", _RETIRED if item.retired else "")
        _WRITERS[item.kind.folder](article, item)
        _close(article, item.url, _MORE)
        if item.data.summary:
            article.digest = limits.digest(item.data.summary)
        yield _NamedArticle("-".join(item.key), article)


def _close(article: Article, path: str, words: str) -> None:
    """End an article; what is said first is its digest."""
    said = next((p for p in article.pieces if p.tag == "p" and "".join(p.itertext())), None)
    article.digest = limits.digest("".join(said.itertext())) if said is not None else ""
    article.close(path, words)


def _items(edition: Edition, ids: Collection[str]) -> Iterator[Item]:
    if not ids:
        for folder in FOLDERS:
            yield from edition.browse(folder)
    yield from find(edition, ids, FOLDERS)


def _picture(content: Path, picture: Picture) -> tuple[bytes, str]:
    """A picture without what cameras write into it, in a format that the editor takes."""
    data = clean(content / picture.file)
    with Image.open(io.BytesIO(data)) as image:
        if extension := _EDITORS_OWN.get(image.format or ""):
            return data, extension
        stream = io.BytesIO()
        image.save(stream, "PNG")
    return stream.getvalue(), "png"


def _faces(edition: Edition) -> Typefaces:
    """The fonts of the office's books, if it has chosen any."""
    path = edition.home / SETTINGS
    chosen = settings.read(path, SETTINGS, Printing).record.fonts if path.is_file() else Fonts()
    return typefaces(chosen, edition.home)


def _unwritable(article: Article, faces: Typefaces) -> list[str]:
    missing = "".join(faces.missing(article.title))
    return [f"封面上写不出“{missing}”：换一张封面，或换用通行的字"] if missing else []


def _that_fits(title: str) -> str:
    """As much of a title as the editor takes, which is told, and as the cover has room for."""
    return title if len(title) <= limits.TITLE else f"{title[: limits.TITLE - 1]}…"


def _cover(article: Article, pieces: Sequence[str], name: str, faces: Typefaces) -> bytes:
    """The cover, 900 by 383 pixels as the editor wants it; what is made up says so on it, too.

    `pieces`: the title, cut where its lines may break.
    """
    made = Manuscript(
        "cover",
        "banner",
        article.title,
        datetime.date(2000, 1, 1),
        {"area": PAPERS[Size.K16].area(0), "bleed": 0, "watermark": None},
        call("page-of.with", title=article.title),
        [call("banner", title=pieces, kind=article.kind, name=name)],
    )
    return cover_png(made, faces, ppi=144)


def month_of(text: str) -> Month | None:
    """Read a month as 2026-10; None of what is none."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    return (int(match[1]), int(match[2])) if match and int(match[1]) else None
