"""What the review page shows: the text with its marks, a line per proposal, and the current one in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from partnerships.admin.highlights import COLOURS, paragraphs
from partnerships.admin.proposal_forms import NAMES, ProposalForm, form_for
from partnerships.curation.comparing import Comparison, compare
from partnerships.curation.payloads import KINDS, finding_of
from partnerships.curation.signing import CurationError
from partnerships.curation.work import NEW
from partnerships.models import Import, Proposal
from partnerships.queries.known import Known
from partnerships.queries.mentions import Meaning, Mentions, mentioned_in
from partnerships.queries.review import next_open, progress_of, proposals_of
from partnerships.vocabulary import Decision, ProposalKind, RejectReason

COLOUR_KEY = (
    ("f-coop", "company"),
    ("f-jv", "agreement"),
    ("f-plat", "vehicle"),
    ("f-sup", "milestone"),
    ("f-eq", "person"),
    ("f-tech", "figure"),
)


@dataclass
class Card:
    """A proposal as one line, with what is known about it; the current one also has its form and its mentions."""

    proposal: Proposal
    comparison: Comparison
    form: ProposalForm | None = None
    mentions: list[Asked] = field(default_factory=list)

    @property
    def colour(self) -> str:
        return COLOURS[ProposalKind(self.proposal.kind)]

    @property
    def percent(self) -> int:
        return round(self.proposal.confidence * 100)

    @property
    def fact_url(self) -> str:
        return admin_url(self.comparison.fact)


@dataclass
class Asked:
    """A mention with the radio buttons that say whom it means; `chosen` is a public id, NEW or nothing yet."""

    number: int
    meaning: Meaning
    chosen: str


class ReviewPage:
    """Everything of one import, loaded in a fixed number of queries."""

    def __init__(self, article: Import, *, wanted: str = "", data: QueryDict | None = None) -> None:
        self.article = article
        self.proposals = proposals_of(article)
        self.mentions = Mentions(self.proposals)
        self.known = Known(self.proposals, self.mentions.companies())
        self.current = self._wanted(wanted)
        self.data = data

    def context(self) -> dict[str, Any]:
        return {
            "article": self.article,
            "paragraphs": paragraphs(self.article.source.text, self.proposals, self.current),
            "cards": [self._card(proposal) for proposal in self.proposals],
            "current": self.current,
            "progress": progress_of(self.proposals),
            "names": sorted(self.mentions.all),
            "names_id": NAMES,
            "reasons": list(enumerate(RejectReason, 1)),
            "colour_key": COLOUR_KEY,
            "new": NEW,
        }

    def _wanted(self, key: str) -> Proposal | None:
        asked = next((one for one in self.proposals if str(one.pk) == key), None)
        return asked or next_open(self.proposals, None) or next(iter(self.proposals), None)

    def _card(self, proposal: Proposal) -> Card:
        card = Card(proposal, self._comparison(proposal))
        if proposal == self.current and proposal.decision == Decision.PENDING:
            card.form = form_for(proposal, self.data)
            card.mentions = self._asked(proposal)
        return card

    def _comparison(self, proposal: Proposal) -> Comparison:
        """Only an open proposal is compared: after the decision its own facts would be found."""
        if proposal.decision != Decision.PENDING:
            return Comparison()
        names = mentioned_in(proposal.kind, proposal.payload)
        try:
            finding = finding_of(proposal, KINDS[ProposalKind(proposal.kind)])
        except CurationError:
            return Comparison()
        return compare(finding, {name: self.mentions[name].company for name in names}, self.known)

    def _asked(self, proposal: Proposal) -> list[Asked]:
        typed = choices_in(self.data) if self.data else {}
        meanings = [self.mentions[name] for name in mentioned_in(proposal.kind, proposal.payload)]
        return [
            Asked(number, meaning, typed.get(meaning.mention) or _default(meaning))
            for number, meaning in enumerate(meanings, 1)
        ]


def choices_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Whom each mention means, from the fields mention-1 and means-1 and so on; and whether a new record is wanted."""
    chosen = {"record": data["record"]} if data.get("record") else {}
    for name in data:
        number = name.removeprefix("mention-")
        if number != name and data.get(f"means-{number}"):
            chosen[data[name]] = data[f"means-{number}"]
    return chosen


def admin_url(record: models.Model | None) -> str:
    """The admin page of a record, of what it belongs to where it has none of its own, else nothing."""
    if record is None:
        return ""
    try:
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return admin_url(getattr(record, "vehicle", None) or getattr(record, "person", None))


def _default(meaning: Meaning) -> str:
    if meaning.company:
        return meaning.company.public_id
    return NEW if meaning.is_new else ""
