"""What the tests of the reader share: texts, and findings in short words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article
from partnerships.extraction.components.companies.stage import find_companies
from partnerships.extraction.components.dates.stage import find_dates
from partnerships.extraction.components.references.stage import find_references
from partnerships.extraction.components.vehicles.names import name_vehicles
from partnerships.extraction.findings import Evidence, Findings, KnownName
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed
from partnerships.extraction.pipeline import opened, read

FIXTURES = Path(__file__).with_name("fixtures")
PUBLISHED = PartialDate.of("2021-05-13")


def lines(name: str) -> list[str]:
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def named_article(text: str, names: Iterable[str] = (), published: PartialDate = PUBLISHED) -> Article:
    """An article in which dates, companies and references are found, as the stages after them need it."""
    known = KnownNames(KnownName(name, f"ref-{name}") for name in names)
    article = opened(text, published, packed.load(), known)
    assert article is not None
    for stage in (find_dates, find_companies, name_vehicles, find_references):
        stage(article)
    return article


def every_evidence(findings: Findings) -> Iterator[Evidence]:
    """Each evidence of all findings, those inside dates and technologies too."""
    for name in findings.__dataclass_fields__:
        for finding in getattr(findings, name):
            yield from finding.evidence
    yield from (m.date.evidence for m in findings.milestones)
    yield from (a.date.evidence for a in findings.agreements if a.date)
    yield from (f.period.evidence for f in findings.figures if f.period)
    yield from (t.evidence for v in findings.vehicles for t in v.technologies)


def seed_article() -> Path:
    default = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
    return Path(os.environ.get("KB_SEED_ARTICLE") or default)


@cache
def findings_in(text: str) -> Findings:
    return read(text, PUBLISHED)
