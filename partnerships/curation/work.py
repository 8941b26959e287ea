"""One proposal on its way to becoming facts: whom it means, and an account of everything written for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models

from partnerships.curation.companies import add_company, add_name
from partnerships.curation.judging import judge
from partnerships.curation.naming import kind_of_name
from partnerships.curation.signing import CurationError
from partnerships.curation.sources import cite
from partnerships.extraction.findings import Evidence
from partnerships.models import Citation, Company, Proposal, Source
from partnerships.queries.mentions import DOUBT, Mentions
from partnerships.vocabulary import CompanyKind, ProposalKind, Verdict

M = TypeVar("M", bound=models.Model)
NEW = "new"
RECORD = "record"


class NeedsChoice(CurationError):
    """Somebody must say first which company is meant; `mention` is the name in question."""

    def __init__(self, mention: str, why: str) -> None:
        super().__init__(f"Say first which company “{mention}” means: {why} Nothing was changed.")
        self.mention = mention


class Work:
    """Effects are kept in order as {did, model, pk, ...}, so that undoing can go through them backwards.

    `choices` maps a mention to a public id or to NEW; under RECORD, NEW makes another record although
    one like it stands.
    """

    def __init__(self, proposal: Proposal, *, by: AbstractBaseUser | None, choices: Mapping[str, str]) -> None:
        self.proposal, self.by, self.choices = proposal, by, choices
        self.source: Source = proposal.of_import.source
        self.siblings = list(proposal.of_import.proposals.filter(kind__in=[ProposalKind.COMPANY, ProposalKind.VEHICLE]))
        self.mentions = Mentions([*self.siblings, proposal])
        self.effects: list[dict[str, Any]] = []
        self._companies: dict[str, Company] = {}

    def created(self, record: M) -> M:
        self._did("created", record)
        return record

    def cite(self, fact: models.Model, evidence: Iterable[Evidence], **fields: Any) -> None:
        """Support a fact by the given stretches of the article."""
        for span in evidence:
            before = Citation.objects.filter(source=self.source).values_list("pk", flat=True)
            present = set(before)
            citation = cite(fact, self.source, start=span.start, end=span.end, **fields)
            if citation.pk not in present:
                self.created(citation)

    def known_company(self, mention: str) -> Company | None:
        """The company meant, None if it has to be made; raises NeedsChoice where only an editor can tell."""
        if mention not in self._companies:
            company = self._chosen(mention)
            if company is None:
                return None
            self._companies[mention] = company
        return self._companies[mention]

    def company(self, mention: str, kind: CompanyKind | None = None) -> Company:
        """The company meant, made now if it is new."""
        company = self.known_company(mention) or self._new_company(mention, kind)
        self._companies[mention] = company
        return company

    def remember_choices(self) -> None:
        """Keep what the editor said about a mention where the names alone do not say it."""
        for mention, choice in self.choices.items():
            if mention not in self._companies:
                continue
            for match in self.mentions[mention].matches:
                if choice == NEW and match.score >= DOUBT:
                    self._judge(mention, match.company, Verdict.DIFFERENT)
                elif choice == match.company.public_id and match.score < 1:
                    self._judge(mention, match.company, Verdict.SAME)

    def _judge(self, mention: str, company: Company, verdict: Verdict) -> None:
        judgement, before = judge(mention, company, verdict, by=self.by, proposal=self.proposal)
        if before is None:
            self.created(judgement)
        elif before != verdict:
            self._did("changed", judgement, field="verdict", before=before, after=verdict.value)

    def _did(self, did: str, record: models.Model, **more: Any) -> None:
        effect = {"did": did, "model": record._meta.model_name, "pk": record.pk, "imprint": imprint(record)}
        self.effects.append({**effect, **more})

    def _chosen(self, mention: str) -> Company | None:
        meaning, choice = self.mentions[mention], self.choices.get(mention)
        if choice == NEW:
            return None
        if choice:
            company = Company.objects.select_related("merged_into").filter(public_id=choice).first()
            if company is None:
                raise NeedsChoice(mention, f"the knowledge base has no company {choice}.")
            return company.merged_into or company
        if meaning.company is None and not meaning.is_new:
            raise NeedsChoice(mention, " or ".join(match.company.name for match in meaning.matches) + "?")
        return meaning.company

    def _new_company(self, mention: str, kind: CompanyKind | None) -> Company:
        found = self.mentions.found.get(mention, {})
        company = add_company(found.get("heading") or mention, kind=kind or self.mentions.kind_of(mention))
        self.created(company)
        self.created(company.names.get())
        for form in dict.fromkeys(self.mentions.forms(mention)):
            if form != company.name:
                name = add_name(company, form, kind=kind_of_name(form), language=self.source.language)
                self.created(name)
        self.cite(company, self._evidence_of(mention)[:1])
        return company

    def _evidence_of(self, mention: str) -> list[Evidence]:
        for sibling in self.siblings:
            if sibling.kind == ProposalKind.COMPANY and sibling.payload["name"] == mention:
                return [Evidence(**span) for span in sibling.evidence]
        return []


def in_turn() -> None:
    """Decisions follow one another, so that two editors at once cannot both make the same company."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('partnerships decisions'))")


def imprint(record: models.Model) -> str:
    """A digest of what an editor can change in a row as it stands in the database."""
    row = type(record)._default_manager.get(pk=record.pk)
    fields = [field for field in row._meta.concrete_fields if field.editable and not field.primary_key]
    text = "\0".join(f"{field.attname}={field.value_to_string(row)}" for field in fields)
    return hashlib.sha256(text.encode()).hexdigest()
