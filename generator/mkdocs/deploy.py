"""The settings of the web server in front of an edition, written beside it from a template of the site's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from generator.edition import Audience
from generator.mkdocs.project import SITE_CONFIG, root

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

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
"""What pages may load and run: files of the site itself. No page has a script or a style within, so nothing is unsafe.

The theme's style sheet holds its icons as data: addresses.
"""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ONLY_INTERNAL = {"X-Robots-Tag": "noindex, nofollow"}


def write(config: MkDocsConfig, audience: Audience, out: Path) -> None:
    """Write `out/deploy/<audience>.conf` from site_config/deploy/nginx.conf.jinja, if the site has it."""
    folder = root(config) / SITE_CONFIG / "deploy"
    if not (folder / TEMPLATE).is_file():
        return
    loader = jinja2.FileSystemLoader(folder)
    templates = jinja2.Environment(
        loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    internal = audience is Audience.INTERNAL
    headers = HEADERS | _ONLY_INTERNAL if internal else HEADERS
    made = templates.get_template(TEMPLATE).render(edition=audience.value, internal=internal, headers=headers)
    place = out / "deploy" / f"{audience}.conf"
    place.parent.mkdir(exist_ok=True)
    place.write_text(made, "utf-8")
