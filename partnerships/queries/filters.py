"""One filter set per subject; conditions are subqueries, so they chain without doubling rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Func, Q, QuerySet, When
from django.db.models.functions import Coalesce, Greatest

from partnerships import names
from partnerships.models import (
    Agreement,
    Citation,
    Company,
    CompanyName,
    Party,
    Source,
    Technology,
    Vehicle,
    VehiclePartner,
    VehicleTechnology,
)
from partnerships.queries.asking import (
    TRUTHS,
    Choice,
    Patterns,
    Question,
    Records,
    Span,
    Text,
    Words,
    together,
)
from partnerships.vocabulary import AgreementType, CompanyKind, Family, Role, Status

COUNTRY = {"pattern": "[A-Z]{2}", "help_text": "Two capital letters, ISO 3166."}
EITHER_NAME = "Slug or id; may be repeated."
YEAR = "A year, month or day: 2019, 2019-04, 2019-04-30."


def key_contains(field: str, text: str) -> Q:
    """Every word of the text stands in the search key; text without letters or digits finds nothing."""
    words = names.key(text).split()
    return Q(*(Q(**{f"{field}__contains": word}) for word in words)) if words else Q(pk__in=[])


class CompanyFilter(Question):
    q = Text(method="named", label="Name", help_text="Part of any name the company has or had.")
    kind = Words("kind", choices=CompanyKind.choices(), label="Kind")
    country = Patterns("country", label="Country", **COUNTRY)

    class Meta(Question.Meta):
        model = Company
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        return super().filter_queryset(queryset.standing())

    def named(self, companies: QuerySet[Company], _: str, text: str) -> QuerySet[Company]:
        found = CompanyName.objects.filter(key_contains("key", text))
        return companies.filter(pk__in=found.values("company"))


class AgreementFilter(Question):
    q = Text(method="titled", label="Title", help_text="Words of the title.")
    company = Records(method=together, model=Company, label="Company", help_text=EITHER_NAME)
    match = Choice(
        method=together,
        choices=[("any", "Any of these"), ("all", "All together")],
        label="Companies",
        help_text="With several companies: any of them (when left out) or all of them in one agreement.",
    )
    role = Words(
        method=together,
        choices=Role.choices(),
        label="Role",
        help_text="Role of a party; of the companies asked for, if any are.",
    )
    country = Patterns(
        method=together,
        pattern=COUNTRY["pattern"],
        label="Country",
        help_text="Of a party: two capital letters, ISO 3166.",
    )
    type = Words("type", choices=AgreementType.choices(), label="Type")
    family = Words(method="of_family", choices=Family.choices(), label="Family", help_text="A group of types.")
    status = Words("status", choices=Status.choices(), label="Status")
    technology = Records(method="with_technology", model=Technology, label="Technology", help_text=EITHER_NAME)
    vehicle = Records(method="with_vehicle", model=Vehicle, label="Vehicle", help_text=EITHER_NAME)
    from_ = Span(method=together, label="From", help_text=f"Possibly running then or later. {YEAR}")
    to = Span(method=together, label="To", help_text=f"Possibly running then or earlier. {YEAR}")
    certain = Choice(
        method=together,
        label="Certainly",
        choices=TRUTHS,
        help_text="Only agreements that certainly ran between from and to.",
    )
    sourced = Choice(
        method="with_source", label="Sourced", choices=TRUTHS, help_text="Whether any source is cited for it."
    )

    class Meta(Question.Meta):
        model = Agreement
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Agreement]) -> QuerySet[Agreement]:
        asked = self.form.cleaned_data
        queryset = with_parties(super().filter_queryset(queryset), asked)
        return active(queryset, asked.get("from"), asked.get("to"), certain=asked.get("certain") == "true")

    def titled(self, agreements: QuerySet[Agreement], _: str, text: str) -> QuerySet[Agreement]:
        return agreements.filter(key_contains("key", text))

    def of_family(self, agreements: QuerySet[Agreement], _: str, families: list[str]) -> QuerySet[Agreement]:
        return agreements.filter(type__in=[type.value for type in AgreementType if type.family in families])

    def with_technology(self, agreements: QuerySet[Agreement], _: str, found: list[Any]) -> QuerySet[Agreement]:
        uses = Agreement.technologies.through.objects.filter(technology__in=found)
        return agreements.filter(pk__in=uses.values("agreement"))

    def with_vehicle(self, agreements: QuerySet[Agreement], _: str, found: list[Any]) -> QuerySet[Agreement]:
        uses = Agreement.vehicles.through.objects.filter(vehicle__in=found)
        return agreements.filter(pk__in=uses.values("agreement"))

    def with_source(self, agreements: QuerySet[Agreement], _: str, truth: str) -> QuerySet[Agreement]:
        cited = Q(pk__in=_cited("agreement")) | Q(pk__in=_cited("party__agreement"))
        cited |= Q(pk__in=_cited("event__agreement"))
        return agreements.filter(cited if truth == "true" else ~cited)


def with_parties(agreements: QuerySet[Agreement], asked: dict[str, Any]) -> QuerySet[Agreement]:
    parties = Party.objects.filter(role__in=asked["role"]) if asked.get("role") else Party.objects.all()
    companies = asked.get("company") or []
    if countries := asked.get("country"):
        inside = Party.objects.filter(company__country__in=countries)
        agreements = agreements.filter(pk__in=inside.values("agreement"))
    if asked.get("match") == "all":
        for company in companies:
            agreements = agreements.filter(pk__in=parties.filter(company=company).values("agreement"))
    elif companies:
        return agreements.filter(pk__in=parties.filter(company__in=companies).values("agreement"))
    elif asked.get("role"):
        return agreements.filter(pk__in=parties.values("agreement"))
    return agreements


def active(agreements: QuerySet[Agreement], since: Any, until: Any, *, certain: bool = False) -> QuerySet[Agreement]:
    """Those whose bounds overlap the span, or with `certain` those that ran in it whatever the true dates are."""
    first, last = (since and since.earliest) or date.min, (until and until.latest) or date.max
    if not since and not until:
        return agreements
    if certain:
        return agreements.filter(starts_latest__lte=last).alias(sure_until=_sure_until()).filter(sure_until__gte=first)
    end = Greatest(Coalesce("ends_latest", "last_reported_latest", date.max), "starts_latest")
    return agreements.filter(starts_earliest__lte=last).alias(may_run_until=end).filter(may_run_until__gte=first)


def _sure_until() -> Greatest:
    """The last day on which it is certain to have run: its start, its end, or the report of its being in force."""
    confirmed = Func(F("status_as_of"), function="kb_earliest", output_field=DateField())
    return Greatest("starts_earliest", "ends_earliest", Case(When(status=Status.IN_FORCE.value, then=confirmed)))


def _cited(path: str) -> Any:
    return Citation.objects.filter(**{f"{path}__isnull": False}).values(path)


class VehicleFilter(Question):
    q = Text(method="named", label="Name", help_text="Part of the name.")
    marque = Records("marque", model=Company, label="Marque", help_text=EITHER_NAME)
    maker = Records("maker", model=Company, label="Maker", help_text=EITHER_NAME)
    partner = Records(method="with_partner", model=Company, label="Partner", help_text=EITHER_NAME)
    technology = Records(method="with_technology", model=Technology, label="Technology", help_text=EITHER_NAME)

    class Meta(Question.Meta):
        model = Vehicle
        fields: list[str] = []

    def named(self, vehicles: QuerySet[Vehicle], _: str, text: str) -> QuerySet[Vehicle]:
        return vehicles.filter(key_contains("key", text))

    def with_partner(self, vehicles: QuerySet[Vehicle], _: str, found: list[Any]) -> QuerySet[Vehicle]:
        return vehicles.filter(pk__in=VehiclePartner.objects.filter(company__in=found).values("vehicle"))

    def with_technology(self, vehicles: QuerySet[Vehicle], _: str, found: list[Any]) -> QuerySet[Vehicle]:
        return vehicles.filter(pk__in=VehicleTechnology.objects.filter(technology__in=found).values("vehicle"))


class SourceFilter(Question):
    q = Text(method="titled", label="Title", help_text="Part of title or publisher.")
    publisher = Text("publisher", "iexact", label="Publisher", help_text="The whole name; case does not matter.")
    language = Patterns("language", pattern="[A-Za-z0-9-]{2,20}", label="Language", help_text="BCP 47, such as en.")
    from_ = Span(method="since", label="From", help_text=f"Possibly published then or later. {YEAR}")
    to = Span(method="until", label="To", help_text=f"Possibly published then or earlier. {YEAR}")

    class Meta(Question.Meta):
        model = Source
        fields: list[str] = []

    def titled(self, sources: QuerySet[Source], _: str, text: str) -> QuerySet[Source]:
        return sources.filter(Q(title__icontains=text) | Q(publisher__icontains=text))

    def since(self, sources: QuerySet[Source], _: str, given: Any) -> QuerySet[Source]:
        return sources.filter(published_latest__gte=given.earliest)

    def until(self, sources: QuerySet[Source], _: str, given: Any) -> QuerySet[Source]:
        return sources.filter(published_earliest__lte=given.latest)
