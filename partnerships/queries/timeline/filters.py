"""What narrows a timeline: the question about agreements, asked of the milestones of vehicles as well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict

from partnerships.models import Agreement, Company, Milestone, Vehicle, VehiclePartner, VehicleTechnology
from partnerships.queries.asking import Choice, ListField, Question, WordsField, refused, together
from partnerships.queries.filters import AgreementFilter, active, key_contains, with_parties
from partnerships.queries.timeline.items import Kind

OF_AGREEMENTS = ("type", "family", "status", "role", "sourced")  # no milestone has any of these


class TimelineFilter(AgreementFilter):
    """Keeps undated entries whatever the years asked for: they may lie in them, and are counted apart."""

    kind = Choice(
        method=together,
        choices=[(Kind.AGREEMENT.value, "Agreements"), (Kind.MILESTONE.value, "Vehicle milestones")],
        label="Entries",
        help_text="Only agreements, or only milestones of vehicles.",
    )

    def filter_queryset(self, queryset: QuerySet[Agreement]) -> QuerySet[Agreement]:
        queryset = with_parties(Question.filter_queryset(self, queryset), self.asked)
        if not self.has_years:
            return queryset
        dated = active(Agreement.objects.all(), self.asked["from"], self.asked["to"], certain=self.is_certain)
        return queryset.filter(Q(starts__isnull=True) | Q(pk__in=dated.values("pk")))

    @property
    def asked(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.form.is_valid() else {}

    @property
    def has_years(self) -> bool:
        return bool(self.asked.get("from") or self.asked.get("to"))

    @property
    def is_certain(self) -> bool:
        return bool(self.asked.get("certain") == "true")

    @property
    def agreements(self) -> QuerySet[Agreement]:
        none = self.asked.get("kind") == Kind.MILESTONE
        return Agreement.objects.none() if none else self.qs

    @property
    def milestones(self) -> QuerySet[Milestone]:
        asked = self.asked
        if asked.get("kind") == Kind.AGREEMENT or any(asked.get(name) for name in OF_AGREEMENTS):
            return Milestone.objects.none()
        found = Milestone.objects.all()
        conditions = list(_about_vehicles(asked))
        if conditions:
            found = found.filter(vehicle__in=Vehicle.objects.filter(*conditions).values("pk"))
        return found.filter(_happened(asked["from"], asked["to"], self.is_certain)) if self.has_years else found


def _about_vehicles(asked: dict[str, Any]) -> Iterable[Q]:
    companies = asked.get("company") or []
    if asked.get("match") == "all":
        yield from (with_hand_in(company=[company]) for company in companies)
    elif companies:
        yield with_hand_in(company=companies)
    if countries := asked.get("country"):
        yield with_hand_in(company=Company.objects.filter(country__in=countries).values("pk"))
    if technologies := asked.get("technology"):
        yield Q(pk__in=VehicleTechnology.objects.filter(technology__in=technologies).values("vehicle"))
    if vehicles := asked.get("vehicle"):
        yield Q(pk__in=[vehicle.pk for vehicle in vehicles])
    if words := asked.get("q"):
        yield key_contains("key", words)


def with_hand_in(*, company: Any) -> Q:
    """Vehicles of which one of the companies is maker, marque or partner."""
    partners = VehiclePartner.objects.filter(company__in=company).values("vehicle")
    return Q(maker__in=company) | Q(marque__in=company) | Q(pk__in=partners)


def _happened(since: Any, until: Any, certain: bool) -> Q:
    first, last = (since and since.earliest) or date.min, (until and until.latest) or date.max
    within = Q(earliest__gte=first, latest__lte=last) if certain else Q(earliest__lte=last, latest__gte=first)
    return within | Q(date__isnull=True)


def understood(data: QueryDict, also: Iterable[str] = ()) -> tuple[TimelineFilter, list[str]]:
    """The question without what it cannot take, and what that was, in words; `also`: parameters of the page."""
    asked = TimelineFilter(data)
    problems = [message for _, message in refused(data, asked.form, also).values()]
    if asked.form.is_valid():
        return asked, problems
    kept = data.copy()
    for name, errors in asked.form.errors.items():
        problems += [f"{message} The rest of the filters is kept." for message in errors]
        kept.setlist(name, _passing(asked.form.fields[name], data.getlist(name)))
    return TimelineFilter(kept), problems


def _passing(field: Any, values: list[str]) -> list[str]:
    """The values that are right by themselves; none where all of them are, because then they are wrong together."""
    if not isinstance(field, (ListField, WordsField)):
        return []
    good = [value for value in values[:20] if _passes(field, value)]
    return [] if good == values else good


def _passes(field: Any, value: str) -> bool:
    try:
        field.clean([value])
    except ValidationError:
        return False
    return True
