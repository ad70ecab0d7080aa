"""Describe entries that are works: cases, rules, circulars, reports, lessons and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.rules.state import State, current, state
from generator.library.references import clause_target
from generator.pages.heads.thing import Thing, named, organization, point, span

if TYPE_CHECKING:
    from generator.edition import Item
    from generator.kinds.actions.model import Action
    from generator.kinds.cases.model import Case
    from generator.kinds.checklists.model import Checklist
    from generator.kinds.circulars.model import Circular
    from generator.kinds.entry import EntryData
    from generator.kinds.indexes.model import Index
    from generator.kinds.modules.model import Module
    from generator.kinds.questions.model import Bank
    from generator.kinds.reports.model import Report
    from generator.kinds.rules.model import Rule
    from generator.kinds.terms.model import Term
    from generator.pages.site import Site

_LANGUAGE = "zh-CN"


def work(type_: str, site: Site, item: Item) -> Thing:
    """Return what every work says of itself."""
    topics = (site.edition.item("topics", id) for id in item.data.topics)
    return {
        "@type": type_,
        "inLanguage": _LANGUAGE,
        "alternateName": list(item.data.aliases),
        "dateModified": point(item.data.verified),
        "keywords": [topic.data.title for topic in topics if topic],
        "sourceOrganization": organization(site.edition, item.data.unit),
    }


def article(site: Site, item: Item[EntryData]) -> Thing:
    """Describe what is to be read: a pattern, and kinds of which nothing else is known."""
    return work("Article", site, item)


def case(site: Site, item: Item[Case]) -> Thing:
    """Describe a case, with the rules that were broken."""
    cited = [clause_target(one) for act in item.data.conduct for one in act.violates]
    rules = (site.edition.item("rules", id) for id in dict.fromkeys(one.id for one in cited if one))
    return work("Article", site, item) | {
        "temporalCoverage": span(item.data.date),
        "citation": [named("Legislation", site, rule) for rule in rules if rule],
    }


def rule(site: Site, item: Item[Rule]) -> Thing:
    """Describe a rule by its current version, which depends on the day of the build."""
    rule = item.data
    version = current(rule)
    described = work("Legislation", site, item) | {
        "alternateName": [*rule.short, *rule.aliases],
        "legislationIdentifier": (version and version.number) or rule.number,
        "legislationType": rule.level.label if rule.level else None,
        "legislationPassedBy": _issuer(rule.issuer),
    }
    if version is None:
        return described
    in_force = state(rule, version) is State.IN_FORCE
    return described | {
        "legislationDate": point(version.amended or version.promulgated),
        "legislationDateVersion": point(version.effective),
        "legislationLegalForce": f"https://schema.org/{'InForce' if in_force else 'NotInForce'}",
    }


def _issuer(name: str | None) -> Thing | None:
    return {"@type": "Organization", "name": name} if name else None


def circular(site: Site, item: Item[Circular]) -> Thing:
    """Describe a circular, with its number."""
    return work("Report", site, item) | {
        "reportNumber": item.data.number,
        "datePublished": point(item.data.date),
    }


def report(site: Site, item: Item[Report]) -> Thing:
    """Describe a report of work: what happened from when to when, and by whom."""
    data = item.data
    happened = {
        "@type": "Event",
        "name": data.title,
        "startDate": point(data.date),
        "endDate": point(data.date, last=True),
        "organizer": [organization(site.edition, id) for id in data.units],
    }
    return work("Report", site, item) | {
        "articleSection": data.category.label if data.category else None,
        "about": happened if data.date else None,
    }


def module(site: Site, item: Item[Module]) -> Thing:
    """Describe a lesson: for whom, how long, and what it teaches."""
    data = item.data
    return work("LearningResource", site, item) | {
        "learningResourceType": "课程",
        "teaches": list(data.objectives),
        "timeRequired": f"PT{data.minutes}M" if data.minutes else None,
        "audience": [{"@type": "Audience", "audienceType": one} for one in data.audiences],
    }


def bank(site: Site, item: Item[Bank]) -> Thing:
    """Describe a bank of questions."""
    return work("Quiz", site, item) | {"learningResourceType": "题库"}


def checklist(site: Site, item: Item[Checklist]) -> Thing:
    """Describe a checklist by its steps."""
    return work("HowTo", site, item) | {
        "step": [{"@type": "HowToStep", "text": step.do} for step in item.data.steps],
    }


def action(site: Site, item: Item[Action]) -> Thing:
    """Describe an action by what kind of paper it is."""
    data = item.data
    return work("CreativeWork", site, item) | {
        "genre": data.type.label if data.type else None,
        "datePublished": point(data.issued),
    }


def index(site: Site, item: Item[Index]) -> Thing:
    """Describe an index by the period that it judges."""
    return work("Dataset", site, item) | {"temporalCoverage": span(item.data.period)}


def topic(site: Site, item: Item[EntryData]) -> Thing:
    """Describe a topic, which collects entries of all kinds."""
    return work("CollectionPage", site, item)


def term(site: Site, item: Item[Term]) -> Thing:
    """Describe a term of the glossary, which is no work but a word."""
    address = f"{site.address.rstrip('/')}/terms/" if site.address else None
    return {
        "@type": "DefinedTerm",
        "termCode": item.data.id,
        "alternateName": list(item.data.aliases),
        "inDefinedTermSet": address,
    }
