"""What in the knowledge base contradicts itself, or stands without support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from partnerships import lifecycle
from partnerships.dates import PartialDate
from partnerships.models import FACTS, Agreement, AgreementEvent, Citation, CompanyName, Milestone, Ownership, Party
from partnerships.vocabulary import AgreementType, CitationState, DateKind, EventKind, NameKind, OwnershipState, Rank

_SHOULD_HAVE_A_SOURCE = ("agreement", "ownership", "vehicle", "technology", "person", "figure")


@dataclass(frozen=True)
class Finding:
    """An error is a contradiction and wants mending; a warning is worth a look."""

    is_error: bool
    problem: str


def findings(today: date) -> Iterator[Finding]:
    """Everything found, errors first; `today` decides what cannot have happened yet."""
    for check in _ERRORS:
        yield from (Finding(True, problem) for problem in check(today))
    for check in _WARNINGS:
        yield from (Finding(False, problem) for problem in check(today))


def _stale_states(today: date) -> Iterator[str]:
    steps, reports = _steps(), _published()
    for agreement in Agreement.objects.order_by("id").iterator():
        derived = lifecycle.state_fields(steps[agreement.pk], reports[agreement.pk])
        wrong = [name for name, value in derived.items() if getattr(agreement, name) != value]
        if wrong:
            words = ", ".join(f"{name} is {getattr(agreement, name)} instead of {derived[name]}" for name in wrong)
            yield f"agreement “{agreement.slug}” is out of step with its events: {words}. Save it again in the admin."


def _steps() -> dict[int, list[lifecycle.Step]]:
    found: dict[int, list[lifecycle.Step]] = defaultdict(list)
    for event in AgreementEvent.objects.all():  # in the model's own order, as curation reads them
        found[event.agreement_id].append(lifecycle.Step(EventKind(event.kind), event.date, event.is_expected))
    return found


def _published() -> dict[int, list[PartialDate | None]]:
    found: dict[int, list[PartialDate | None]] = defaultdict(list)
    for path in ("agreement_id", "party__agreement_id", "event__agreement_id"):
        cited = Citation.objects.filter(**{f"{path}__isnull": False}).order_by()
        for agreement, published in cited.values_list(path, "source__published"):
            found[agreement].append(published)
    return found


def _misplaced_quotations(today: date) -> Iterator[str]:
    placed = Citation.objects.filter(start__isnull=False).exclude(state=CitationState.ORPHANED).exclude(source__text="")
    # PostgreSQL counts code points, as the citations do, but from 1
    found = placed.annotate(there=Substr("source__text", F("start") + 1, F("end") - F("start")))
    for citation in found.exclude(there=F("quote")).select_related("source"):
        place = f"“{citation.source.slug}” at {citation.start}–{citation.end}"
        yield f"citation {citation.pk} quotes “{citation.quote}”, but other words stand in {place}."


def _lonely_agreements(today: date) -> Iterator[str]:
    counted = Agreement.objects.order_by("id").annotate(count=Count("parties")).filter(count__lt=2)
    for slug, count in counted.values_list("slug", "count"):
        yield f"agreement “{slug}” has {count or 'no'} {'party' if count == 1 else 'parties'}; it takes two."


def _unfit_roles(today: date) -> Iterator[str]:
    fitting = Q()
    for type in AgreementType:
        fitting |= Q(agreement__type=type.value, role__in=[role.value for role in type.roles])
    unfit = Party.objects.exclude(fitting).order_by("agreement", "id")
    for slug, type_, role in unfit.values_list("agreement__slug", "agreement__type", "role"):
        yield f"agreement “{slug}”: the role “{role}” does not fit a {AgreementType(type_).label.lower()}."


def _too_early(today: date) -> Iterator[str]:
    events = AgreementEvent.objects.filter(_still_ahead(today)).values_list("agreement__slug", "kind", "date")
    milestones = Milestone.objects.filter(_still_ahead(today)).values_list("vehicle__slug", "kind", "date")
    for slug, kind, stated in (*events, *milestones):
        yield f"“{slug}”: {kind} is recorded as having happened, but {stated} is still ahead."


def _still_ahead(today: date) -> Q:
    return Q(earliest__gt=today) & ~Q(date_kind=DateKind.EXPECTED)


def _overfull_companies(today: date) -> Iterator[str]:
    holdings: dict[str, list[Ownership]] = defaultdict(list)
    for holding in Ownership.objects.exclude(state=OwnershipState.AGREED).filter(
        share_min__isnull=False, since__isnull=False
    ).select_related("owned"):  # fmt: skip
        holdings[holding.owned.slug].append(holding)
    for slug, rows in sorted(holdings.items()):
        total, day = max((_certain_total(rows, row.since_latest), row.since_latest) for row in rows)
        if total > 100:
            yield f"the owners of “{slug}” hold {total.normalize():f} % together on {day}; some of it is out of date."


def _certain_total(rows: list[Ownership], day: date) -> Decimal:
    """What is certainly held on a day; a later holding of the same owner stands in for the earlier ones."""
    held = [row for row in rows if row.since_latest <= day and (row.until is None or row.until_earliest > day)]
    latest = {row.owner_id: row for row in sorted(held, key=lambda row: (row.since_latest, row.pk))}
    return sum((row.share_min or Decimal(0) for row in latest.values()), Decimal(0))


def _unsourced(today: date) -> Iterator[str]:
    for name in _SHOULD_HAVE_A_SOURCE:
        if count := _without_source(name, FACTS[name]).count():
            plural = FACTS[name]._meta.verbose_name_plural if count > 1 else FACTS[name]._meta.verbose_name
            yield f"{count} {plural} without any source."
    translated = [NameKind.TRANSLATION.value, NameKind.TRANSLITERATION.value]
    if count := CompanyName.objects.filter(kind__in=translated, citations__isnull=True).count():
        yield f"{count} company name{'s' if count > 1 else ''} in another language or script without a source."


def _without_source(name: str, model: type[models.Model]) -> models.QuerySet[models.Model]:
    below = {
        "agreement": ("parties", "events"),
        "vehicle": ("partners", "technologies", "milestones"),
        "person": ("appointments",),
    }
    paths = ["citations", *(f"{part}__citations" for part in below.get(name, ()))]
    return model._default_manager.filter(**{f"{path}__isnull": True for path in paths}).order_by().distinct()


def _conflicts(today: date) -> Iterator[str]:
    differing = Citation.objects.exclude(value="").filter(rank=Rank.NORMAL, state=CitationState.ACTIVE)
    if count := differing.count():
        yield f"{count} citation{'s state' if count > 1 else ' states'} another value than the one shown."


_Check = Callable[[date], Iterator[str]]
_ERRORS: tuple[_Check, ...] = (_stale_states, _misplaced_quotations, _lonely_agreements, _unfit_roles, _too_early)
_WARNINGS: tuple[_Check, ...] = (_overfull_companies, _unsourced, _conflicts)
