"""Market figures: what stands in words around the numbers that the networks take for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.extraction.components.figures.bounds import bound_before
from partnerships.extraction.components.figures.stage import find_figures
from partnerships.extraction.findings import FoundFigure
from partnerships.vocabulary import Bound
from tests.extraction.marked import marked


def figures(text: str, **links: tuple[str, str]) -> list[FoundFigure]:
    article = marked(text, **links)
    find_figures(article)
    return article.figures


def figure(text: str, **links: tuple[str, str]) -> FoundFigure:
    (found,) = figures(text, **links)
    return found


@pytest.mark.parametrize(
    "text, metric",
    [
        ("NEV sales in [China|GPE] rose to [1.37 million|NUM].", "NEV sales"),
        ("Registered NEVs in [China|GPE] numbered [4.92 million|NUM].", "Registered NEVs"),
        ("[Alder|ORG] sold [204,000|NUM] cars.", "Alder sales"),
        ("[Alder|ORG] sold [9,817|NUM] vans in [September|DATE].", "Alder van sales"),
        ("Deliveries of [Alder|ORG] reached [21,440|NUM].", "Alder deliveries"),
        ("[Alder|ORG]'s US sales were [9,046|NUM].", "Alder US sales"),
        ("In [Italy|GPE] [4,730|NUM] cars were registered.", "car registrations"),
        ("[512|NUM] buses were built by [Alder|ORG].", "Alder bus production"),
        ("The first half brought [19,583|NUM] registrations.", "registrations"),
        ("Sales of plug-in hybrids fell to [62,900|NUM].", "sales of plug-in hybrids"),
        ("[Alder|ORG] did better. It sold [1.07 million|NUM] cars.", "Alder sales"),
        ("Sales? [1,322|NUM] in [2019|DATE].", "sales"),
        ("[Alder|ORG]: [1,630|NUM] cars.", "Alder cars"),
        ("The diesel share fell to [17.1|NUM] percent.", "diesel share"),
        ("Electric cars had [70.4|NUM] percent of the market.", "market share"),
        ("Electric cars made up [73.8|NUM] percent of new registrations.", "share of new registrations"),
    ],
)
def test_what_is_counted(text, metric):
    assert figure(text).metric == metric


def test_figures_in_a_row_share_their_metric_and_have_an_owner_each():
    told = figures(
        "[Alder|ORG] delivered [340,799|NUM] cars, [Birch|ORG] [150,782|NUM], [Cedar|ORG] barely [15,000|NUM]."
    )
    assert [(f.metric, f.value) for f in told] == [
        ("Alder deliveries", 340799),
        ("Birch deliveries", 150782),
        ("Cedar deliveries", 15000),
    ]


def test_a_figure_told_on_keeps_metric_and_region_of_the_one_before():
    told = figures("Registrations in [Norway|GPE] fell to [11,580|NUM] cars. [Alder|ORG] led with [1,412|NUM] units.")
    assert [(f.metric, f.region) for f in told] == [("registrations", "Norway"), ("Alder registrations", "Norway")]


@pytest.mark.parametrize(
    "text, unit",
    [
        ("[Alder|ORG] sold [8,400|NUM] vans.", "vans"),
        ("Some [1.05 million|NUM] plug-in cars were registered.", "plug-in cars"),
        ("[Alder|ORG] sold [683,000|NUM].", "vehicles"),
        ("There were [583|NUM] registrations.", "vehicles"),
        ("The share was [9|NUM] percent.", "percent"),
    ],
)
def test_in_what_it_is_counted(text, unit):
    assert figure(text).unit == unit


@pytest.mark.parametrize(
    "text, region",
    [
        ("Sales in [China|GPE] came to [1.4 million|NUM].", "China"),
        ("German registrations came to [263|NUM].", "Germany"),
        ("[Alder|ORG] registered [2,206|NUM] cars in [Europe|GPE].", "Europe"),
        ("[Alder|ORG] sold [12,700|NUM] cars worldwide.", "World"),
        ("The [Nanjing|GPE]-based [Alder|ORG] sold [21,440|NUM] cars.", ""),
        ("[Alder|ORG] built [2,100|NUM] cars, all from [Dieppe|GPE].", ""),
        ("[WOLFSBURG|GPE] (own report) - [Alder|ORG] sold [61,700|NUM] vehicles.", ""),
    ],
)
def test_where_it_is_counted(text, region):
    assert figure(text).region == region


def test_each_of_two_figures_has_the_region_beside_it():
    told = figures("[Alder|ORG] registered [2,206|NUM] cars in [Europe|GPE], of which [1,518|NUM] in [Germany|GPE].")
    assert [f.region for f in told] == ["Europe", "Germany"]


@pytest.mark.parametrize(
    "text, publisher, region",
    [
        ("Sales rose to [1.7 million|NUM], [CAAM|ORG] said.", "CAAM", "China"),
        ("Sales rose to [1.7 million|NUM], the [Korea Car Association|ORG] said.", "Korea Car Association", ""),
        ("Sales rose to [1.7 million|NUM], the [China Car Association|ORG] said.", "China Car Association", "China"),
    ],
)
def test_a_national_body_counts_at_home(text, publisher, region):
    found = figure(text, publisher=("1.7 million", publisher))
    assert (found.stated_by, found.region) == (publisher, region)


@pytest.mark.parametrize(
    "text, change, bound, basis",
    [
        ("Sales rose by [10.9 percent|PCT] year on year to [1.37 million|NUM].", "10.9", Bound.EXACT, "year on year"),
        ("Sales were [9,046|NUM] in [2009|DATE], down [67%|PCT].", "-67", Bound.EXACT, ""),
        ("Sales came to [2.06 million|NUM], [3.1 percent|PCT] more than a year earlier.", "3.1", Bound.EXACT,
         "than a year earlier"),
        ("Sales came to [399,000|NUM], [20 percent|PCT] above [July 2023|DATE].", "20", Bound.EXACT, "above July 2023"),
        ("The fleet reached [4.92 million|NUM], a rise of nearly [30 percent|PCT] on the year before.", "30",
         Bound.NEARLY, "on the year before"),
        ("Sales sank to [263|NUM], down by [two thirds|PCT].", "-66.7", Bound.EXACT, ""),
        ("Sales were [8,400|NUM], twice as many as the year before.", "100", Bound.EXACT, ""),
    ],
)  # fmt: skip
def test_how_much_more_than_when(text, change, bound, basis):
    found = figure(text)
    assert (found.change_percent, found.change_bound, found.change_basis) == (Decimal(change), bound, basis)


def test_a_change_belongs_to_the_figure_it_follows():
    told = figures("Sales were [2.26 million|NUM] (+[11.3%|PCT]), exports [52,900|NUM].")
    assert [f.change_percent for f in told] == [Decimal("11.3"), None]


def test_a_linked_change_goes_before_one_that_is_nearer():
    text = "Sales rose [8 percent|PCT] in value and [3 percent|PCT] in pieces, to [900|NUM]."
    assert figure(text).change_percent == 3
    assert figure(text, change=("900", "8 percent")).change_percent == 8


@pytest.mark.parametrize("text", ["The share was [73.8|NUM] percent.", "First-half sales were [61,950|NUM]."])
def test_a_level_is_no_change(text):
    assert figure(text).change_percent is None


@pytest.mark.parametrize(
    "words, bound",
    [
        ("nearly ", Bound.NEARLY),
        ("an estimated ", Bound.ABOUT),
        ("up to ", Bound.UP_TO),
        ("fewer than ", Bound.UP_TO),
        ("Over ", Bound.MORE_THAN),
        ("no less than ", Bound.MORE_THAN),
        ("moreover ", Bound.EXACT),
        ("", Bound.EXACT),
    ],
)
def test_how_exactly_a_number_is_meant(words, bound):
    assert bound_before(f"It was {words}1,000", len("It was " + words)) == bound


def test_the_first_evidence_is_the_number_with_its_period_from_the_verb_on():
    text = "NEV sales in [China|GPE] rose by [10.9 percent|PCT] to [1.37 million|NUM] units in [2020|DATE]."
    (evidence,) = figure(text, period=("1.37 million", "2020"), change=("1.37 million", "10.9 percent")).evidence
    assert evidence.quote == "rose by 10.9 percent to 1.37 million units in 2020"


def test_what_a_comma_parts_from_the_number_is_evidence_of_its_own():
    text = "In [2020|DATE] the fleet reached [4.92 million|NUM] cars, a rise of nearly [30 percent|PCT]."
    found = figure(text, period=("4.92 million", "2020"), change=("4.92 million", "30 percent"))
    assert [e.quote for e in found.evidence] == ["4.92 million cars", "a rise of nearly 30 percent", "In 2020"]


def test_what_another_sentence_says_is_evidence_of_its_own():
    text = "The fleet reached [900|NUM] cars. It is a rise of [30 percent|PCT]."
    assert [e.quote for e in figure(text, change=("900", "30 percent")).evidence] == [
        "900 cars",
        "is a rise of 30 percent",
    ]


def test_period_and_publisher_are_those_that_the_networks_link():
    text = "Sales were [900|NUM] in [April|DATE], [CAAM|ORG] said on [June 3|DATE]."
    found = figure(text, period=("900", "April"), publisher=("900", "CAAM"))
    assert (str(found.period.date), found.stated_by) == ("2021-04", "CAAM")
    assert (figure(text).period, figure(text).stated_by) == (None, None)


def test_a_number_that_the_networks_do_not_judge_is_no_figure():
    assert figures("The plant has 900 workers.") == []


def test_no_words_grow_beyond_what_the_record_holds():
    found = figure(f"[{' '.join(['Alder'] * 60)}|ORG] sold [900|NUM] {'unusually' * 9} cars.")
    assert (len(found.metric), found.unit) == (120, "vehicles")
