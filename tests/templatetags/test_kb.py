"""How values look on a page. Nothing here needs the database."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from partnerships.dates import PartialDate
from partnerships.templatetags import kb
from partnerships.vocabulary import AgreementType, DateKind, Family, Status


@pytest.mark.parametrize(
    "written, words",
    [
        ("2021-04-17", ""),
        ("2021-04", "month only"),
        ("2021-33", "quarter only"),
        ("2021-40", "half-year only"),
        ("2021", "year only"),
        ("2017/2019", "within this span"),
        ("early 2021", "approximate"),
        ("about 2021-04-17", "approximate"),
        ("before 2021", ""),
        ("after 2021-04", ""),
        ("by 2025", ""),
    ],
)
def test_a_date_says_how_exact_it_is_unless_its_own_words_do(written, words):
    assert kb.precision_words(PartialDate.of(written)) == words


@pytest.mark.parametrize(
    "written, kind, brief, drawn",
    [
        ("2017", DateKind.ACTUAL, False, '<time datetime="2017">2017</time><span class="prec"><b>year only</b></span>'),
        ("2017", DateKind.ACTUAL, True, '<time datetime="2017">2017</time>'),
        ("2021-04-17", DateKind.ACTUAL, False, '<time datetime="2021-04-17">17 Apr 2021</time>'),
        (
            "2021-12",
            DateKind.EXPECTED,
            False,
            '<time datetime="2021-12">Dec 2021</time><span class="prec"><b>month only, expected</b></span>',
        ),
        (
            "early 2021",
            DateKind.ACTUAL,
            True,
            '<time datetime="2021-37">early 2021</time><span class="prec"><b>approximate</b></span>',
        ),
    ],
)
def test_a_date_is_drawn_as_exactly_as_it_is_known(written, kind, brief, drawn):
    assert kb.partial_date(PartialDate.of(written), kind, brief) == drawn


def test_a_date_that_nobody_wrote_down_says_so():
    assert kb.partial_date(None) == '<span class="sub">not recorded</span>'


@pytest.mark.parametrize("family", list(Family))
def test_a_family_is_a_shape_and_a_word(family):
    assert kb.family_tag(family.value) == (
        f'<span class="ty f-{family.value}"><svg width="13" height="13" aria-hidden="true">'
        f'<use href="/static/img/icons.svg#f-{family.value}"/></svg>{family.label}</span>'
    )


def test_a_type_has_the_shape_of_its_family_and_its_own_word():
    drawn = kb.type_tag(AgreementType.SUPPLY.value)
    assert drawn == kb.family_tag(AgreementType.SUPPLY.family, AgreementType.SUPPLY.label)


def test_a_status_is_a_dot_and_a_word():
    assert kb.status_tag(Status.IN_FORCE.value) == '<span class="st in-force">In force</span>'


@pytest.mark.parametrize("tag", [kb.family_tag, kb.type_tag, kb.status_tag])
def test_a_word_outside_the_vocabulary_is_an_error(tag):
    with pytest.raises(ValueError, match="is not a valid"):
        tag("<b>other</b>")


@pytest.mark.parametrize(
    "is_conflicting, drawn",
    [
        (
            False,
            '<button class="cite" type="button" popovertarget="ev-3" aria-label="Evidence 3">3</button>',
        ),
        (
            True,
            '<button class="cite warn" type="button" popovertarget="ev-3" '
            'aria-label="Evidence 3, differs from the value shown">3</button>',
        ),
    ],
)
def test_a_marker_opens_the_evidence_of_its_number_and_warns_of_a_rival(is_conflicting, drawn):
    assert kb.cite(SimpleNamespace(number=3, is_conflicting=is_conflicting)) == drawn


@pytest.mark.parametrize(
    "value, shown",
    [
        (1370000, "1,370,000"),
        (Decimal("12.50"), "12.5"),
        (Decimal("100"), "100"),
        ("4920000", "4,920,000"),
        (0.1, "0.1"),
        (-1500, "-1,500"),
        (0, "0"),
        (None, ""),
        ("", ""),
    ],
)
def test_numbers_have_thousands_and_the_decimals_they_were_stated_with(value, shown):
    assert kb.number(value) == shown
    assert kb.percent(value) == (f"{shown}%" if shown else "")


@pytest.mark.parametrize(
    "amount, currency, shown",
    [
        (Decimal(7_000_000_000), "EUR", "EUR 7 billion"),
        (Decimal("2650000000"), "USD", "USD 2.65 billion"),
        (Decimal(500_000_000), "", "500 million"),
        (Decimal(1_234_567), "CNY", "CNY 1,234,567"),
        (Decimal(-3_000_000), "EUR", "EUR -3 million"),
        (Decimal("999999"), "EUR", "EUR 999,999"),
        (0, "EUR", "EUR 0"),
        (None, "EUR", ""),
    ],
)
def test_sums_are_words_only_where_words_hold_the_whole_figure(amount, currency, shown):
    assert kb.money(amount, currency) == shown


@pytest.mark.parametrize(
    "code, name",
    [("en", "English"), ("zh", "Chinese"), ("zh-CN", "Chinese"), ("zh-hans", "Simplified Chinese"), ("xx-1", "xx-1")],
)
def test_a_language_has_its_english_name(code, name):
    assert kb.language_name(code) == name


@pytest.mark.parametrize("code, name", [("CN", "China"), ("de", "Germany"), ("EU", "European Union"), ("ZZ", "ZZ")])
def test_a_country_has_its_english_name(code, name):
    assert kb.country_name(code) == name
