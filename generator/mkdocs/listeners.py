"""Tell what other plugins and hooks do beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

AFTER_WRITING = ("page_context", "post_page", "post_build")
"""The events at which a page may become another one than was rendered."""

OF_PAGES = (
    *AFTER_WRITING,
    "files",
    "nav",
    "env",
    "page_markdown",
    "page_content",
    "template_context",
    "post_template",
)
"""The events at which a plugin may want every page, or see all there are."""


def has_others(own: object, config: MkDocsConfig, *events: str) -> bool:
    """Return whether a plugin but `own`, or a hook, does something at one of these events."""
    return any(
        getattr(method, "__self__", None) is not own
        for event in events
        for method in config.plugins.events[event]
    )
