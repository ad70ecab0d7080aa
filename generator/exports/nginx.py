"""Write the settings of the web server beside an edition, from a template of the site's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import jinja2

from generator.kinds.entry import Audience
from generator.library import maps
from generator.library.project import SITE_CONFIG

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEMPLATE = "nginx.conf.jinja"

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ]
)
"""What pages may load and run: files of the site itself. No page has a script or a style within, so
nothing is unsafe.

The theme's style sheet holds its icons as data: addresses.
"""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ONLY_INTERNAL = {"X-Robots-Tag": "noindex, nofollow"}


def embed_headers(frames: Sequence[str]) -> dict[str, str]:
    """Return the headers of what may stand in frames and pages of some sites: the map for others.

    `frames`: their roots. Pictures of sheets may be shown by anyone who has their address.
    """
    policy = POLICY.replace("frame-ancestors 'self'", " ".join(["frame-ancestors 'self'", *frames]))
    changed = {"Content-Security-Policy": policy, "Cross-Origin-Resource-Policy": "cross-origin"}
    return {name: value for name, value in (HEADERS | changed).items() if name != "X-Frame-Options"}


class TemplateError(Exception):
    """Say that the site's own template cannot be filled in; the message says why and where."""


def settings(home: Path, address: str | None, audience: Audience) -> str:
    """Write the settings of an edition from site_config/deploy/nginx.conf.jinja.

    `home`: the project's folder; `address`: where the site is to stand, if that is known. Returns
    "" if the site has no template. Other sites may show the map of the public edition, if
    site_config/map.yml names them. Raises TemplateError, and ContentError for that file.
    """
    folder = home / SITE_CONFIG / "deploy"
    if not (folder / TEMPLATE).is_file():
        return ""
    loader = jinja2.FileSystemLoader(folder)
    templates = jinja2.Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    internal = audience is Audience.INTERNAL
    base = unquote(urlsplit(address or "/").path)
    headers = HEADERS | _ONLY_INTERNAL if internal else HEADERS
    frames = () if internal else maps.load(home / maps.SHOWN_AS).frames
    try:
        return templates.get_template(TEMPLATE).render(
            edition=audience.value,
            internal=internal,
            headers=headers,
            embed_headers=embed_headers(frames) if frames else {},
            base=base,
            base_as_regex=re.escape(base),
        )
    except (jinja2.TemplateError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None)
        where = f"{SITE_CONFIG}/deploy/{TEMPLATE}" + (f" 第 {line} 行" if line else "")
        raise TemplateError(f"{where}：{error}") from error


def write(settings: str, audience: Audience, out: Path) -> None:
    """Write settings as `out/deploy/<audience>.conf`."""
    place = out / "deploy" / f"{audience}.conf"
    place.parent.mkdir(exist_ok=True)
    place.write_text(settings, "utf-8", newline="\n")
