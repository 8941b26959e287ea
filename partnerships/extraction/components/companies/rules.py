"""Companies: the names in the text, gathered to one entry each with aliases, kind and candidates."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field

from partnerships.extraction.article import Article, Mention
from partnerships.extraction.components.companies.kinds import kind_of
from partnerships.extraction.components.companies.rule_names import company_spans, well_known
from partnerships.extraction.cues import words
from partnerships.extraction.findings import FoundCompany
from partnerships.extraction.matching import cached_key

_GENERIC = words("companies", "generic_words")
_SHORTEST = 3  # letters that can still tell a company
_ALIAS_LENGTH = 4  # tokens of a name in parentheses that can still be the short form of the one before


@dataclass
class _Cluster:
    """The spans that name one company."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    def add(self, span: tuple[int, int], form: str) -> None:
        self.spans.append(span)
        if form not in self.forms:
            self.forms.append(form)

    @property
    def name(self) -> str:
        return max(self.forms, key=len)


def find_companies(article: Article) -> None:
    clusters = _clusters(article)
    for cluster in clusters:
        article.companies.append(_company(article, cluster))
        article.mentions += [Mention(start, end, (cluster.name,)) for start, end in cluster.spans]
    article.mentions.sort(key=lambda mention: mention.start)
    article.companies.sort(key=lambda company: company.evidence[0].start)


def _clusters(article: Article) -> list[_Cluster]:
    by_key: dict[str, _Cluster] = defaultdict(_Cluster)
    spans = company_spans(article)
    for span in spans:
        form = form_of(article, *span)
        by_key[cached_key(form) or form].add(span, form)
    parents = _parenthetical(article, spans) | _continued(by_key)
    parents |= _initials(by_key, parents)
    parents |= _shortened(by_key, parents)
    return _merged(by_key, parents)


def form_of(article: Article, start: int, end: int) -> str:
    """The name as it stands in the text, on one line."""
    return " ".join(article.evidence(start, end).quote.split())


def _merged(by_key: dict[str, _Cluster], parents: dict[str, str]) -> list[_Cluster]:
    for child in parents:
        home, seen = child, {child}
        while parents.get(home, home) not in seen:
            home = parents[home]
            seen.add(home)
        if home != child and home in by_key and child in by_key:
            for span in by_key[child].spans:
                by_key[home].spans.append(span)
            by_key[home].forms += [form for form in by_key[child].forms if form not in by_key[home].forms]
            by_key[child] = _Cluster()
    return [cluster for cluster in by_key.values() if cluster.spans]


def _parenthetical(article: Article, spans: list[tuple[int, int]]) -> dict[str, str]:
    """ "Full Name (Short)": the name in parentheses is another name of the one before."""
    doc, found = article.doc, {}
    for (start, end), (inner, stop) in itertools.pairwise(spans):
        closes = stop < len(doc) and doc[stop].text == ")"
        quoted = doc[inner - 1].text == '"' and stop + 1 < len(doc) and doc[stop + 1].text == ")"
        opens = doc[end:inner].text.strip().replace("the ", "") in {"(", '("'}
        if opens and (closes or quoted) and stop - inner <= _ALIAS_LENGTH:
            short, full = (cached_key(form_of(article, *span)) for span in ((inner, stop), (start, end)))
            if short != full:
                found[short] = full
    return found


def _continued(by_key: dict[str, _Cluster]) -> dict[str, str]:
    """ "BAIC BluePark" and "BAIC BluePark New Energy Technology": the rest tells nothing apart."""
    found: dict[str, str] = {}
    for full in by_key:
        for form in by_key[full].forms:
            head = form.replace(",", "").split()
            for size in range(len(head) - 1, 0, -1):
                short = cached_key(" ".join(head[:size]))
                if short in by_key and short != full and set(head[size:]) <= _GENERIC and _may_shorten(short, full):
                    found.setdefault(short, full)
                    break
    return found


def _shortened(by_key: dict[str, _Cluster], parents: dict[str, str]) -> dict[str, str]:
    """ "Tolliver" after "Tolliver Chassis": the first words of just one longer name, which came first."""
    found: dict[str, str] = {}
    for short, cluster in by_key.items():
        longer = [full for full in by_key if full.startswith(f"{short} ") and full not in parents]
        told = len(longer) == 1 and min(by_key[longer[0]].spans) < min(cluster.spans)
        if told and short not in parents and len(short) > _SHORTEST and not well_known().bearers(short):
            found[short] = longer[0]
    return found


def _may_shorten(short: str, full: str) -> bool:
    """Two names that the industry knows apart stay apart: "Volvo" is not "Volvo Group" by itself."""
    both = well_known().bearers(short), well_known().bearers(full)
    return not (both[0] and both[1]) or both[0][0].kind == both[1][0].kind


def _initials(by_key: dict[str, _Cluster], parents: dict[str, str]) -> dict[str, str]:
    """ "GM" and "General Motors"."""
    by_initials: dict[str, list[str]] = defaultdict(list)
    for full, cluster in by_key.items():
        words_of = [w for w in re.split(r"[\s-]+", cluster.name) if w[:1].isupper()]
        if len(full.split()) > 1 and full not in parents:
            by_initials["".join(w[0] for w in words_of if cached_key(w)).lower()].append(full)
            by_initials["".join(w[0] for w in full.split())].append(full)
    found = {}
    for short, cluster in by_key.items():
        bearers = set(by_initials.get(short, ()))
        if cluster.name.isupper() and len(short) > 1 and len(bearers) == 1 and short not in parents:
            found[short] = bearers.pop()
    return found


def _company(article: Article, cluster: _Cluster) -> FoundCompany:
    spans = sorted(cluster.spans)
    kind, why = kind_of(article, cluster.forms, spans)
    known = any(article.known.bearers(form) for form in cluster.forms)
    confidence, reasons = _certainty(article, cluster, known)
    return FoundCompany(
        evidence=tuple(article.evidence(*span) for span in spans),
        rule="companies.known_name" if known else "companies.name",
        confidence=confidence,
        reasons=(*reasons, why),
        name=cluster.name,
        kind=kind,
        aliases=tuple(form for form in cluster.forms if form != cluster.name),
        candidates=article.known.candidates(cluster.forms),
    )


def _certainty(article: Article, cluster: _Cluster, known: bool) -> tuple[float, tuple[str, ...]]:
    if known:
        return 0.97, ("the knowledge base has this name",)
    if any(well_known().bearers(form) for form in cluster.forms):
        return 0.97, ("a well-known name of the industry",)
    if any(
        set(form.replace(",", " ").split()) & {"Ltd", "Ltd.", "AG", "GmbH", "Inc.", "LLC", "plc", "S.p.A."}
        for form in cluster.forms
    ):
        return 0.95, ("its full name with legal form is in the text",)
    if len(cluster.spans) > 1:
        return 0.9, (f"named {len(cluster.spans)} times",)
    return 0.62, ("named once; the model takes it for an organisation",)
