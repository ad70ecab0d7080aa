"""Find who a case is about in a masked text: mentions, post and rank, as they are said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.intake.circulars.lexicon import HAN, KIN, POST
from generator.intake.circulars.masking import NOBODY
from generator.intake.circulars.names import MASKED
from generator.kinds.cases.model import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.circulars.passages import Sentence

_PLACES = "省市县区镇乡村局院校厂街路道司馆站所店"
_WORDS = "该某在于到从向对由与和及为将被给让请把赴去经以用其的是有个此这那"
_MENTION = re.compile(
    rf"{MASKED.pattern}"
    rf"|(?![{_PLACES}{_WORDS}])[{HAN}]{NOBODY}[甲乙丙丁戊己庚辛壬癸1-9]?(?![{_PLACES}公单酒地学小企])"
    rf"|(?<![{_PLACES}]){NOBODY}(?![{_PLACES}公单酒地学小企])"
)
_POST = re.compile(POST)
_POST_AT_END = re.compile(rf"(?:{POST}|助理|职务)\Z")
_KIN = re.compile(rf"(?:{KIN})\Z")
_BREAK = re.compile(r"[，。；：！？\n“”]")
_PREFIX = re.compile(
    r"\A(?:关于|给予|经查|日前|近日|据查|查明|其中|时任|现任|原系|系|由|以及|及|和|与|并|对|将|因|"
    r"典型案例|案例|指出|同时|另外|此外|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"|、|的)+"
)
_AGAINST = re.compile(r"\A.*(?:[委局组院关]对|给予|决定对|查处了?|通报了?)")
"""Whoever acted against the person."""
_BEHIND = re.compile(
    r"(?:同志)?(?:[（(][^（）()]{1,10}级[）)])?[（(]?(?:[，、]?(?:男|女"
    r"|[^，。；、（）()]{1,3}族|[^，。；（）()]{2,14}(?:出生|生)|中共党员|群众"
    r"|[^，。；（）()]{1,8}(?:文化|学历|学位|人))(?=[，、。]))*[，、（(]?(?:系|原系|原任|时任"
    r"|现任|曾任|担任|任)?"
    r"(?P<post>[^，。；：（）()]{2,40})"
)
_RANKS: tuple[tuple[str, Rank], ...] = (
    ("[正副]?省部级|[正副][省部]级", Rank.PROVINCIAL),
    ("[正副]?厅局级|[正副][厅局]级", Rank.BUREAU),
    ("[正副]?县处级|[正副][县处]级", Rank.COUNTY),
    ("[正副]?乡科级|[正副][乡科]级", Rank.TOWNSHIP),
    ("科员级?|办事员级", Rank.STAFF),
)
_RANK = re.compile("|".join(f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(_RANKS)))
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")


def mentions(text: str) -> Iterator[re.Match[str]]:
    """Yield where a masked text speaks of a person by name."""
    return _MENTION.finditer(text)


def has_person(text: str) -> bool:
    """Tell whether a masked text speaks of a person by name."""
    return _MENTION.search(text) is not None


def has_post(text: str) -> bool:
    """Tell whether somebody is named with the post before the name."""
    return any(_post_before(text, match.start()) for match in mentions(text))


def person(sentences: Iterable[Sentence]) -> tuple[Fact | None, Fact | None, Fact | None]:
    """Return masked name, post and rank of the one whom some sentences are about.

    That is whoever is named first with a post; else whoever is named first.
    """
    first: Fact | None = None
    for sentence in sentences:
        for match in mentions(sentence.text):
            alias = match[0]
            words = _post_before(sentence.text, match.start())
            words = words or _post_behind(sentence.text[match.end() :])
            if words:
                post = Fact(_ASIDE.sub("", words), words, sentence.number)
                return Fact(alias, alias, sentence.number), post, _rank(sentence, match.start())
            if first is None and not _KIN.search(sentence.text[: match.start()]):
                first = Fact(alias, alias, sentence.number)
    return first, None, None


def _post_before(text: str, start: int) -> str:
    before = re.sub(r"同志\Z", "", text[:start])
    if aside := re.search(r"[（(][^（）()]{1,15}[）)]\Z", before):
        before = before[: aside.start()]
    chunk = before[max((match.end() for match in _BREAK.finditer(before)), default=0) :]
    chunk = _from_last_person(chunk)
    chunk = _AGAINST.sub("", chunk)
    chunk = _PREFIX.sub("", chunk).strip(" 　、")
    if chunk.count("（") != chunk.count("）"):
        chunk = chunk.rpartition("（")[2]
    if _KIN.search(chunk) or not _POST_AT_END.search(chunk) or len(chunk) < 3:
        return ""
    return chunk


def _from_last_person(chunk: str) -> str:
    """What stands behind the last person that is named before."""
    last = max((match.end() for match in mentions(chunk)), default=0)
    return chunk[last:]


def _post_behind(text: str) -> str:
    match = _BEHIND.match(text)
    if match is None or match.end("post") == 0:
        return ""
    words = re.sub("期间.*|时\\Z|以来\\Z", "", match["post"])
    words = _PREFIX.sub("", words)
    at = text[: match.start("post")]
    is_post = at.endswith(("系", "任", "（", "(", "，"))
    return words if is_post and _POST_AT_END.search(words) and not has_person(words) else ""


def _rank(sentence: Sentence, at: int) -> Fact | None:
    around = sentence.text[max(0, at - 40) : at + 40]
    match = _RANK.search(around)
    if match is None or match.lastgroup is None:
        return None
    rank = _RANKS[int(match.lastgroup[1:])][1]
    return Fact(rank.label, match[0], sentence.number)
