"""Write a course as the data that the script in a browser reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.training.pools import Pool, is_pooled

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.training.course import Course, Quiz

Data = dict[str, Any]


def course_json(course: Course, link: Callable[[str], str] = str) -> str:
    """Return a course as JSON that may stand in a <script> of a page.

    `link` makes of an address from the site's root on the one that the page follows; "" for none.
    """
    text = json.dumps(course_data(course, link), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def course_data(course: Course, link: Callable[[str], str] = str) -> Data:
    """Return a course as plain values; of quizzes that draw from many questions their shards."""
    follow = course.follow
    return {
        "id": course.id,
        "title": course.title,
        "version": course.version,
        "follow": {"title": follow.title, "url": link(follow.url)} if follow else None,
        "steps": [
            {
                "key": screen.key,
                "kind": screen.kind,
                "title": screen.title,
                **({"pledge": screen.pledge} if screen.pledge else {}),
                **({"quiz": _quiz(screen.quiz, link)} if screen.quiz else {}),
            }
            for screen in course.screens
        ],
    }


def _quiz(quiz: Quiz, link: Callable[[str], str]) -> Data:
    pool = Pool(quiz, link)
    return {
        "bank": quiz.bank_title,
        "passing": quiz.passing,
        "draw": quiz.draw,
        **({"minutes": quiz.minutes} if quiz.minutes else {}),
        "portions": pool.index if is_pooled(quiz) else pool.inline,
        **({"later": pool.later} if quiz.later and not is_pooled(quiz) else {}),
    }
