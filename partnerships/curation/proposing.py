"""What the reader found becomes proposals: once each, in the order of an editor's work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from partnerships.curation.naming import everyday_name
from partnerships.curation.payloads import KINDS, as_json, payload_of
from partnerships.curation.titles import Titles
from partnerships.extraction.findings import Finding, Findings
from partnerships.models import Import, Proposal
from partnerships.vocabulary import ProposalKind

_KIND_OF = {finding: kind for kind, finding in KINDS.items()}
_ORDER = list(ProposalKind)


def propose(of_import: Import, findings: Findings) -> int:
    """Keep each finding as an open proposal; one that stands already is left as it is. Returns how many are new."""
    known = set(of_import.proposals.values_list("fingerprint", flat=True))
    everyday = {company.name: everyday_name(company) for company in findings.companies}
    titles = Titles(everyday)
    rows = []
    for position, finding in enumerate(in_order(findings)):
        row = _proposal(of_import, position, finding, titles)
        if row.fingerprint not in known:
            known.add(row.fingerprint)
            rows.append(row)
    return len(Proposal.objects.bulk_create(rows))


def in_order(findings: Findings) -> list[Finding]:
    """Companies first, since everything else refers to them; within a kind as the text goes."""
    return sorted(_all(findings), key=lambda finding: (_ORDER.index(_KIND_OF[type(finding)]), _place(finding)))


def _all(findings: Findings) -> Iterator[Finding]:
    groups: tuple[Iterable[Finding], ...] = (
        findings.companies,
        findings.ownerships,
        findings.agreements,
        findings.vehicles,
        findings.milestones,
        findings.appointments,
        findings.figures,
    )
    for group in groups:
        yield from group


def _place(finding: Finding) -> tuple[int, int]:
    return min(((evidence.start, evidence.end) for evidence in finding.evidence), default=(0, 0))


def _proposal(of_import: Import, position: int, finding: Finding, titles: Titles) -> Proposal:
    payload = payload_of(finding)
    kind = _KIND_OF[type(finding)]
    return Proposal(
        of_import=of_import,
        position=position,
        kind=kind.value,
        payload={**payload, "heading": titles.of(finding)},
        evidence=as_json(finding.evidence),
        rule=finding.rule,
        confidence=finding.confidence,
        reasons=list(finding.reasons),
        fingerprint=_fingerprint(kind, finding, payload),
    )


def _fingerprint(kind: ProposalKind, finding: Finding, payload: dict[str, object]) -> str:
    """Of what is said and where; not of the candidates, which change with what the knowledge base holds."""
    said = {name: value for name, value in payload.items() if name != "candidates"}
    text = json.dumps([kind.value, said, _place(finding)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
