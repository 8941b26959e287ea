"""Companies with their names and identifiers, who owns them, what became of them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from partnerships.admin.curated import Citations, CuratedAdmin, Rows, dated
from partnerships.models import Company, CompanyName, Identifier, Judgement, Ownership, Succession
from partnerships.templatetags.kb import country_name


class CountryFilter(admin.SimpleListFilter):
    title = parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: CuratedAdmin) -> list[tuple[str, str]]:
        codes = Company.objects.exclude(country="").order_by("country").values_list("country", flat=True).distinct()
        return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Company]) -> QuerySet[Company]:
        return queryset.filter(country=self.value()) if self.value() else queryset


class Names(Rows):
    model = CompanyName
    fields = [("text", "kind", "language"), ("since", "until")]


class Identifiers(Rows):
    model = Identifier
    fields = [("scheme", "value"), ("since", "until")]


class Owners(Rows):
    model = Ownership
    fk_name = "owned"
    autocomplete_fields = ["owner"]
    verbose_name_plural = "owners"
    fields = ["owner", ("share_kind", "share_min", "share_max", "is_approximate"), ("state", "since", "until"), "note"]


@admin.register(Company)
class CompanyAdmin(CuratedAdmin):
    list_display = ["name", "kind", "country", "founded_in", "merged_into"]
    list_filter = ["kind", CountryFilter]
    list_select_related = ["merged_into"]
    search_fields = ["names__text", "names__key", "identifiers__value"]
    autocomplete_fields = ["merged_into"]
    inlines = [Names, Identifiers, Owners, Citations]
    founded_in = dated("founded")


@admin.register(Ownership)
class OwnershipAdmin(CuratedAdmin):
    list_display = ["owner", "owned", "share", "state", "from_date", "to_date"]
    list_filter = ["state", "share_kind"]
    list_select_related = ["owner", "owned"]
    search_fields = ["owner__name", "owned__name"]
    autocomplete_fields = ["owner", "owned"]
    inlines = [Citations]
    from_date, to_date = dated("since", "from"), dated("until", "until")

    @admin.display(ordering="share_min")
    def share(self, holding: Ownership) -> str:
        if holding.share_min is None:
            return holding.get_share_kind_display()
        most = f" to {holding.share_max.normalize():f}" if holding.share_max != holding.share_min else ""
        return f"{holding.share_min.normalize():f}{most}%"


@admin.register(Succession)
class SuccessionAdmin(CuratedAdmin):
    list_display = ["kind", "predecessor", "successor", "when"]
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__name", "successor__name"]
    autocomplete_fields = ["predecessor", "successor"]
    inlines = [Citations]
    when = dated("date")


@admin.register(Judgement)
class JudgementAdmin(CuratedAdmin):
    list_display = ["mention", "verdict", "company", "made_by", "made_at"]
    list_filter = ["verdict"]
    list_select_related = ["company", "made_by"]
    search_fields = ["mention", "company__name"]
    autocomplete_fields = ["company"]
    fields = ["mention", "company", "verdict"]
