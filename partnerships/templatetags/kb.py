"""How values look on a page: tags, dates, evidence, figures. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol, TypeAlias

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from partnerships import countries
from partnerships.dates import PartialDate, Precision, Qualifier
from partnerships.vocabulary import AgreementType, DateKind, Family, Status

register = template.Library()

Figure: TypeAlias = int | float | Decimal | str | None


class CitedSource(Protocol):
    slug: str
    publisher: str
    title: str
    published: PartialDate | None


class Citation(Protocol):
    """What `cite` and `evidence` read; a model or a plain object may offer it."""

    pk: int
    number: int
    quote: str
    note: str
    language: str
    is_conflicting: bool
    source: CitedSource


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """A picture from static/img/icons.svg; the words beside it or an aria-label must say what it means."""
    return format_html(
        '<svg width="{0}" height="{0}" aria-hidden="true"><use href="{1}#{2}"/></svg>',
        size, static("img/icons.svg"), name,
    )  # fmt: skip


@register.simple_tag
def family_tag(family: str, text: str = "") -> SafeString:
    """Shape of the family and its name, or another word."""
    family = Family(family)
    return format_html('<span class="ty f-{}">{}{}</span>', family, icon(f"f-{family}", 13), text or family.label)


@register.simple_tag
def type_tag(kind: str) -> SafeString:
    """Shape of the family and the agreement type."""
    kind = AgreementType(kind)
    return family_tag(kind.family, kind.label)


@register.simple_tag
def status_tag(status: str) -> SafeString:
    """Dot of the status and its word."""
    status = Status(status)
    return format_html('<span class="st {}">{}</span>', status.replace("_", "-"), status.label)


_CHIPS = {
    Precision.DAY: "",
    Precision.MONTH: "month only",
    Precision.QUARTER: "quarter only",
    Precision.HALF: "half-year only",
    Precision.YEAR: "year only",
    Precision.INTERVAL: "within this span",
}
_SAYS_ITSELF = {Qualifier.BEFORE, Qualifier.AFTER, Qualifier.BY}


@register.filter
def precision_words(date: PartialDate) -> str:
    """ "year only", "approximate" …; empty for an exact day and where the date's own words say it ("by 2025")."""
    if date.is_approximate:
        return "approximate"
    return "" if date.qualifier in _SAYS_ITSELF else _CHIPS[date.precision]


@register.simple_tag
def partial_date(date: PartialDate | None, kind: str = DateKind.ACTUAL, brief: bool = False) -> SafeString:
    """The date in short with a chip that says how exact it is.

    `brief`, for narrow columns: no chip that only repeats what the date shows, such as "year only" at 2017.
    """
    if date is None:
        return SafeString('<span class="sub">not recorded</span>')
    how_exact = "" if brief and not date.is_approximate else precision_words(date)
    words = [how_exact, "" if kind == DateKind.ACTUAL else DateKind(kind).label]
    chip = ", ".join(word for word in words if word)
    drawn = format_html('<span class="prec"><b>{}</b></span>', chip) if chip else ""
    return format_html('<time datetime="{}">{}</time>{}', date.edtf, date.short, drawn)


@register.simple_tag
def cite(citation: Citation) -> SafeString:
    """The numbered marker that opens the evidence; `evidence` must draw the same citation on the page."""
    warn, differs = (" warn", ", differs from the value shown") if citation.is_conflicting else ("", "")
    return format_html(
        '<button class="cite{1}" type="button" popovertarget="ev-{0}" aria-label="Evidence {0}{2}">{0}</button>',
        citation.number, warn, differs,
    )  # fmt: skip


@register.inclusion_tag("partnerships/_evidence.html")
def evidence(citations: Iterable[Citation]) -> dict[str, Iterable[Citation]]:
    """The popovers, once a page and after everything that cites."""
    return {"citations": citations}


@register.filter
def number(value: Figure) -> str:
    """1370000 as 1,370,000; decimals stay as stated."""
    return "" if value in (None, "") else f"{Decimal(str(value)).normalize():,f}"


@register.filter
def percent(value: Figure) -> str:
    return "" if value in (None, "") else f"{number(value)}%"


@register.filter
def money(amount: Figure, currency: str = "") -> str:
    """7000000000 EUR as "EUR 7 billion"; words only where three decimals hold the whole figure."""
    if amount in (None, ""):
        return ""
    exact, words = Decimal(str(amount)), ""
    for size, name in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if abs(exact) >= size and exact / size == round(exact / size, 3):
            exact, words = exact / size, name
            break
    return f"{currency} {number(exact)}{words}".strip()


@register.filter
def language_name(code: str) -> str:
    """English name of a language by its code, "zh-Hant" included; an unknown code as it is."""
    if code.lower() in {"zh", "zh-cn", "zh-tw"}:
        return "Chinese"
    try:
        return str(get_language_info(code.lower())["name"])
    except KeyError:
        return code


@register.filter
def country_name(code: str) -> str:
    """English short name of a country by its ISO 3166 code; an unknown code as it is."""
    return countries.name_of(code)
