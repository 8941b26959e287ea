"""Which companies the names in an article may mean: what the reader ranked, what editors said, what is known by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerships import names
from partnerships.models import Company, CompanyName, Judgement, Proposal
from partnerships.vocabulary import CompanyKind, ProposalKind, Verdict

MOST = 5
SURE, MARGIN = 0.85, 0.1  # a match is taken unasked only from this score on, and this far ahead of the next
DOUBT = 0.6  # a candidate from this score on must be looked at before a new company is made

Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Match:
    """A company that a mention may mean: score from 0 to 1, and why."""

    company: Company
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What a mention may mean, best first. `company` is the one to take unasked; `is_new` that none comes near."""

    mention: str
    matches: tuple[Match, ...]
    company: Company | None
    is_new: bool


def mentioned_in(kind: str, payload: Payload) -> list[str]:
    """The companies a proposal speaks of, each once, by the name of their own finding."""
    return list(dict.fromkeys(name for name in _MENTIONS[ProposalKind(kind)](payload) if name))


def _in_vehicle(payload: Payload) -> Iterator[str | None]:
    yield payload.get("marque")
    yield from (partner["company"] for partner in payload.get("partners", ()))
    yield from (technology.get("supplier") for technology in payload.get("technologies", ()))


_MENTIONS: dict[ProposalKind, Any] = {
    ProposalKind.COMPANY: lambda payload: [payload["name"]],
    ProposalKind.OWNERSHIP: lambda payload: [payload["owner"], payload["owned"]],
    ProposalKind.AGREEMENT: lambda payload: [party["company"] for party in payload["parties"]],
    ProposalKind.VEHICLE: _in_vehicle,
    ProposalKind.MILESTONE: lambda payload: [],
    ProposalKind.APPOINTMENT: lambda payload: [payload.get("company")],
    ProposalKind.FIGURE: lambda payload: [],
}


class Mentions:
    """The meanings of all names in an import: a fixed number of queries, however many there are."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        everything = list(proposals)
        self.found: dict[str, Payload] = {
            proposal.payload["name"]: proposal.payload for proposal in everything if proposal.kind == "company"
        }
        self.all = {name for one in everything for name in mentioned_in(one.kind, one.payload)}
        self._candidates = _companies_by_ref(self.found.values())
        keys = {names.key(form) for name in self.all for form in self.forms(name)}
        self._bearers = _bearers(keys)
        self._judgements = _judgements(keys)
        self._meanings: dict[str, Meaning] = {}

    def forms(self, mention: str) -> list[str]:
        """The mention and the other forms the article uses for the same company."""
        return [mention, *self.found.get(mention, {}).get("aliases", ())]

    def kind_of(self, mention: str) -> CompanyKind:
        return CompanyKind(self.found.get(mention, {}).get("kind", CompanyKind.OTHER))

    def __getitem__(self, mention: str) -> Meaning:
        if mention not in self._meanings:
            self._meanings[mention] = self._meaning(mention)
        return self._meanings[mention]

    def companies(self) -> set[int]:
        """Keys of all companies that any mention may mean."""
        return {match.company.pk for mention in self.all for match in self[mention].matches}

    def _meaning(self, mention: str) -> Meaning:
        verdicts = {judged.company: judged for judged in self._judgements.get(names.key(mention), ())}
        same = [company for company, judged in verdicts.items() if judged.verdict == Verdict.SAME]
        ruled_out = {company for company, judged in verdicts.items() if judged.verdict == Verdict.DIFFERENT}
        best: dict[Company, Match] = {}
        for match in [*self._judged(same), *self._known(mention), *self._read(mention)]:
            if match.company not in ruled_out and match.score > getattr(best.get(match.company), "score", 0):
                best[match.company] = match
        ranked = tuple(sorted(best.values(), key=lambda match: (-match.score, match.company.pk))[:MOST])
        company = same[0] if len(same) == 1 else _clear(ranked)
        return Meaning(mention, ranked, company, is_new=not ranked or ranked[0].score < DOUBT)

    def _judged(self, companies: list[Company]) -> Iterator[Match]:
        for company in companies:
            yield Match(company, 1.0, ("an editor has said so before",))

    def _known(self, mention: str) -> Iterator[Match]:
        for form in self.forms(mention):
            for name in self._bearers.get(names.key(form), ()):
                yield Match(name.company.merged_into or name.company, *_alike(mention, form, name.text))

    def _read(self, mention: str) -> Iterator[Match]:
        for candidate in self.found.get(mention, {}).get("candidates", ()):
            if company := self._candidates.get(candidate["ref"]):
                yield Match(company.merged_into or company, candidate["score"], tuple(candidate["reasons"]))


def _alike(mention: str, form: str, known: str) -> tuple[float, tuple[str, ...]]:
    if mention == known:
        return 1.0, ("the same name",)
    if form == mention:
        return 0.97, (f"its name “{known}” differs only in spelling or legal form",)
    return 0.9, (f"the article also calls it “{form}”",)


def _clear(ranked: Collection[Match]) -> Company | None:
    first, second = (*(match.score for match in ranked), 0.0, 0.0)[:2]
    return next(iter(ranked)).company if first >= SURE and first - second >= MARGIN else None


def _companies_by_ref(found: Iterable[Payload]) -> dict[str, Company]:
    refs = {candidate["ref"] for payload in found for candidate in payload.get("candidates", ())}
    companies = Company.objects.select_related("merged_into").filter(public_id__in=refs)
    return {company.public_id: company for company in companies}


def _bearers(keys: Collection[str]) -> dict[str, list[CompanyName]]:
    found: dict[str, list[CompanyName]] = {}
    rows = CompanyName.objects.filter(key__in=keys).select_related("company__merged_into").order_by("id")
    for name in rows:
        found.setdefault(name.key, []).append(name)
    return found


def _judgements(keys: Collection[str]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in Judgement.objects.filter(key__in=keys).select_related("company"):
        found.setdefault(judgement.key, []).append(judgement)
    return found
