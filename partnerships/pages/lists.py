"""What every list has in common: filters, order, pages, and words for whatever was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from partnerships.pages.fields import FieldView, by_address, field_views
from partnerships.queries.asking import Question, refused

PER_PAGE = 50
ALSO = ("page", "order")
M = TypeVar("M", bound=Model)
Order = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Chip:
    """A filter in use: what it says, and the address without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True)
class Relief:
    """The one filter whose removal finds most: its chip, and how many records it then shows."""

    chip: Chip
    count: int


def tidy(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A form sends its empty fields too; the address is kept without them."""

    @wraps(view)
    def without_empty_fields(request: HttpRequest) -> HttpResponse:
        kept = request.GET.copy()
        for name, values in request.GET.lists():
            kept.setlist(name, [value for value in values if value.strip()])
        filled = urlencode([(name, value) for name, values in kept.lists() for value in values])
        if all(value.strip() for _, values in request.GET.lists() for value in values):
            return view(request)
        return HttpResponseRedirect(f"{request.path}?{filled}" if filled else request.path)

    return without_empty_fields


class Listing:
    """One page of a filtered list. Invalid filters are left out and say so beside their field."""

    def __init__(
        self,
        request: HttpRequest,
        question: type[Question],
        rows: QuerySet[Any],
        orders: Mapping[str, Order],
        first: Sequence[str],
    ) -> None:
        self.rows, self.question, self.first = rows, question, first
        self.data = by_address(request.GET, question)
        self.filters = question(self.data, rows)
        self.form = self.filters.form
        self.orders = orders
        self.order = self.data.get("order") if self.data.get("order") in orders else next(iter(orders))
        self.strange = dict(refused(self.data, self.form, ALSO))
        if self.data.get("order") and self.data.get("order") not in orders:
            self.strange["order"] = ("unknown", f"“order” is one of: {', '.join(orders)}.")

    @cached_property
    def page(self) -> Page[Any]:
        """Of ids, so that a deep page is found in the index alone. Http404 for a page that does not exist."""
        ids = self.orders[str(self.order)](self.filters.qs).values_list("pk", flat=True)
        try:
            return Paginator(ids, PER_PAGE).page(self.data.get("page") or 1)
        except InvalidPage as error:
            raise Http404("This list has no such page.") from error

    @property
    def total(self) -> int:
        return self.page.paginator.count

    def records(self, rows: QuerySet[M]) -> list[M]:
        """The records of this page in its order."""
        ids = list(self.page.object_list)
        found = {row.pk: row for row in rows.filter(pk__in=ids)}
        return [found[pk] for pk in ids if pk in found]

    @cached_property
    def fields(self) -> dict[str, FieldView]:
        return {field.name: field for field in field_views(self.form, self.data)}

    @property
    def first_fields(self) -> list[FieldView]:
        """Those that stay in sight."""
        return [self.fields[name] for name in self.first]

    @property
    def more_fields(self) -> list[FieldView]:
        return [field for name, field in self.fields.items() if name not in self.first]

    @property
    def more_in_use(self) -> bool:
        return any(field.values or field.errors for field in self.more_fields)

    @property
    def order_asked(self) -> bool:
        return self.order != next(iter(self.orders))

    @property
    def notes(self) -> list[str]:
        return [words for _, words in self.strange.values()]

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(field.label, field.words(value), _without(self.data, field.name, value))
            for field in self.fields.values()
            for value in field.values
        ]

    @cached_property
    def relief(self) -> Relief | None:
        """Asked only where nothing was found."""
        tried = [Relief(chip, self._count(chip.without)) for chip in self.chips[:8]]
        best = max(tried, key=lambda one: one.count, default=None)
        return best if best and best.count else None

    def _count(self, address: str) -> int:
        return int(self.question(QueryDict(address.removeprefix("?")), self.rows).qs.count())


def _without(data: QueryDict, name: str, value: str) -> str:
    rest = data.copy()
    rest.setlist(name, [other for other in rest.getlist(name) if other != value])
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
