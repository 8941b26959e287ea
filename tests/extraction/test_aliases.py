"""Names of one company are gathered, names of two are not, and a name found once is found everywhere."""

from __future__ import annotations

import re
import time
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.aliases.candidates import candidate_pairs
from partnerships.extraction.components.aliases.companies import Company, companies_named
from partnerships.extraction.components.aliases.forms import Place, forms_in
from partnerships.extraction.components.aliases.initials import abbreviations_of, letters_of
from partnerships.extraction.components.aliases.introductions import Introduction, introductions
from partnerships.extraction.components.aliases.names import bearers_in_industry, words_of
from partnerships.extraction.findings import KnownName
from partnerships.extraction.matching import KnownNames
from training.fit_aliases import Named, Scores, examples, fitted

MARK = re.compile(r"\[([^\]]+)\]")


def marked(source: str, certainty: float = 0.9) -> tuple[str, list[Place]]:
    """The text without its brackets and the places that stood in them."""
    text, places, end = "", [], 0
    for match in MARK.finditer(source):
        text += source[end : match.start()]
        places.append(Place(len(text), len(text) + len(match[1]), certainty))
        text, end = text + match[1], match.end()
    return text + source[end:], places


def named_in(source: str, known: KnownNames | None = None) -> list[str]:
    """Each company as its name and aliases, joined by "=", in the order of the text."""
    text, places = marked(source)
    return ["=".join((company.name, *company.aliases)) for company in companies_named(text, places, known)]


def found_in(source: str, *, certainty: float = 0.9, taken: str = "") -> str:
    """The text with every place in brackets; `taken` stands in another mention."""
    text, places = marked(source, certainty)
    stretches = [(match.start(), match.end()) for match in re.finditer(re.escape(taken), text)] if taken else []
    companies = companies_named(text, places, taken=stretches)
    for place in sorted((p for company in companies for p in company.places), key=lambda place: -place.start):
        text = f"{text[: place.start]}[{text[place.start : place.end]}]{text[place.end :]}"
    return text


@pytest.mark.parametrize(
    "source, companies",
    [
        ("[Beijing Automotive Industry Corporation] ([BAIC]) rose.", ["Beijing Automotive Industry Corporation=BAIC"]),
        (
            "[Contemporary Amperex Technology Co., Limited] ([CATL])",
            ["Contemporary Amperex Technology Co., Limited=CATL"],
        ),
        ('[Brabrook Axle Systems N.V.] ("[BAS]") fell.', ["Brabrook Axle Systems N.V.=BAS"]),
        ("[General Motors] fell. [GM] denied it.", ["General Motors=GM"]),
        ("[Volkswagen] fell. [VW] denied it.", ["Volkswagen=VW"]),
        ("[LG Energy Solution] fell. [LGES] denied it.", ["LG Energy Solution=LGES"]),
        ("[Donghe Motor Group] fell. [DHM] and [DMG] rose.", ["Donghe Motor Group=DMG", "DHM"]),
        ("[BAIC BluePark] fell. [BluePark] denied it.", ["BAIC BluePark=BluePark"]),
        ("[Officine Ravelli SpA] fell. [Ravelli] denied it.", ["Officine Ravelli SpA=Ravelli"]),
        ("[Tolliver Chassis] fell. [Tolliver] denied it.", ["Tolliver Chassis=Tolliver"]),
        ("[Toyota Motor Corp.] fell. [Toyota] denied it.", ["Toyota Motor Corp.=Toyota"]),
        ("[Škoda Auto, a.s.] fell. [Skoda Auto] denied it.", ["Škoda Auto, a.s.=Skoda Auto"]),
        ("[VOLVO CARS] FALLS. [Volvo Cars] denied it.", ["Volvo Cars=VOLVO CARS"]),
        (
            "[Mahindra and Mahindra] fell. [Mahindra & Mahindra] denied it.",
            ["Mahindra & Mahindra=Mahindra and Mahindra"],
        ),
        ("[Hon Hai Precision Industry] fell. [Foxconn] denied it.", ["Hon Hai Precision Industry=Foxconn"]),
        ("Shares in [Fiat] fell. Last year the [Fiat Group] lost money.", ["Fiat Group=Fiat"]),
    ],
)
def test_names_of_one_company_are_gathered(source, companies):
    assert [set(found.split("=")) for found in named_in(source)] == [set(company.split("=")) for company in companies]


@pytest.mark.parametrize(
    "source, companies",
    [
        ("[Toyota Motor] and [Toyota Kirloskar] met.", ["Toyota Motor", "Toyota Kirloskar"]),
        ("[Toyota Kirloskar Motor] is growing. [Toyota] is not.", ["Toyota Kirloskar Motor", "Toyota"]),
        ("[Mitsubishi Motors] sued [Mitsubishi Electric].", ["Mitsubishi Motors", "Mitsubishi Electric"]),
        (
            "[Mitsubishi Corporation] holds shares in [Mitsubishi Motors].",
            ["Mitsubishi Corporation", "Mitsubishi Motors"],
        ),
        ("[BAIC Group] owns [BAIC Motor] and [BAIC BluePark].", ["BAIC Group", "BAIC Motor", "BAIC BluePark"]),
        ("[SAIC] owns half of [SAIC-GM-Wuling], [GM] the rest.", ["SAIC", "SAIC-GM-Wuling", "GM"]),
        ("[Hyundai Motor] buys from [Hyundai Mobis].", ["Hyundai Motor", "Hyundai Mobis"]),
        (
            "[Brennor Motors] met [Halden]. [Brennor Electric] did not.",
            ["Brennor Motors", "Halden", "Brennor Electric"],
        ),
        ("[Dongfeng Nissan] belongs to [Dongfeng] and [Nissan].", ["Dongfeng Nissan", "Dongfeng", "Nissan"]),
        ("[Fiat] and the [Fiat Group] met.", ["Fiat", "Fiat Group"]),
        ("[Waymo] ([Alphabet]) met [Magna].", ["Waymo", "Alphabet", "Magna"]),
        ("[Honda], [Honda R&D] and [Honda Trading] met.", ["Honda", "Honda R&D", "Honda Trading"]),
    ],
)
def test_names_with_a_distinguishing_word_are_never_fused(source, companies):
    assert named_in(source) == companies


@pytest.mark.parametrize(
    "source, companies",
    [
        ("[Toyota Motor] met [Toyota Kirloskar]. [Toyota] smiled.", ["Toyota Motor=Toyota", "Toyota Kirloskar"]),
        ("[Magna Steyr] belongs to [Magna International]. [Magna] rose.", ["Magna Steyr", "Magna International=Magna"]),
        ("[BAIC BluePark] is part of [BAIC Group]. [BAIC] rose.", ["BAIC BluePark", "BAIC Group=BAIC"]),
        ("[Hyundai Mobis] supplies [Hyundai Motor]. [Hyundai] pays.", ["Hyundai Mobis", "Hyundai Motor=Hyundai"]),
        ("[Brennor Motor] met [Brennor Mobis]. [Brennor] pays.", ["Brennor Motor=Brennor", "Brennor Mobis"]),
    ],
)
def test_a_short_form_goes_to_the_company_it_is_natural_for(source, companies):
    assert named_in(source) == companies


@pytest.mark.parametrize(
    "source, name, alias",
    [
        ("[Imove], formerly [NXT Mobility], rose.", "Imove", "NXT Mobility"),
        ("[KG Mobility], until 2023 known as [SsangYong Motor], rose.", "KG Mobility", "SsangYong Motor"),
        ("[Halla Visteon] renames itself [Hanon]", "Hanon", "Halla Visteon"),
        (
            "[Marel Otomotiv]\n\nFounded in 1971 as [Marel Karoseri Fabrikasi], it grew.",
            "Marel Otomotiv",
            "Marel Karoseri Fabrikasi",
        ),
    ],
)
def test_a_former_name_is_an_alias_however_long(source, name, alias):
    text, places = marked(source)
    assert companies_named(text, places) == (Company(name, (alias,), tuple(places)),)


@pytest.mark.parametrize(
    "source, companies",
    [
        ("[Yujiang Industrial Group] fell. [Yujiang Group] rose.", ["Yujiang Industrial Group=Yujiang Group"]),
        (
            "[Zarten] is a coachbuilder. [Zarten Motor] fell. [Zarten] rose. [Zarten Motor] too.",
            ["Zarten Motor=Zarten"],
        ),
        ("[Volta-Zarten] fell. [Zarten], its owner, and [Zarten Bank] too.", ["Volta-Zarten", "Zarten", "Zarten Bank"]),
        (
            "[KATRO] fell. It bought the [Karlin Axle and Transmission Organisation].",
            ["KATRO", "Karlin Axle and Transmission Organisation"],
        ),
        ("[Bharat Forge] fell. [Bharat] rose. [Bharat], it said. [Bharat]!", ["Bharat Forge=Bharat"]),
        ("[Korea Automotive Technology Institute] ([KATECH])", ["Korea Automotive Technology Institute=KATECH"]),
        (
            f"[{'Alpha Beta Gamma ' * 5}AG], formerly [{'Delta Beta Gamma ' * 5}AG]",
            [f"{'Alpha Beta Gamma ' * 5}AG={'Delta Beta Gamma ' * 5}AG"],
        ),
        (
            "[Fiat] and the [Fiat Group] met. [Fiat], known as [FG], is not the [Fiat Group] ([FG])",
            ["Fiat", "Fiat Group=FG"],
        ),
        (
            f"[{'Alpha Beta Gamma Delta ' * 4}Motor] fell. [{'Alpha Beta Gamma Delta ' * 4}] rose.",
            [f"{'Alpha Beta Gamma Delta ' * 4}Motor", ("Alpha Beta Gamma Delta " * 4).strip()],
        ),
    ],
)
def test_odd_pairs(source, companies):
    assert named_in(source) == companies


@pytest.mark.parametrize(
    "source, record, without, with_it",
    [
        (
            "[Zarten] fell. [Zarten Vollrath] rose.",
            "Zarten|Zarten Vollrath",
            "Zarten, Zarten Vollrath",
            "Zarten Vollrath=Zarten",
        ),
        ("[Vollrath] fell. [福拉] rose.", "Vollrath|福拉", "Vollrath, 福拉", "Vollrath=福拉"),
        ("[Waymo] ([Alphabet]) rose.", "Waymo|Alphabet", "Waymo, Alphabet", "Alphabet=Waymo"),
    ],
    ids=["alike", "another script", "introduced as one"],
)
def test_a_record_joins_names_that_are_alike_or_explained(source, record, without, with_it):
    known = KnownNames(KnownName(name, "c1") for name in record.split("|"))
    assert (", ".join(named_in(source)), ", ".join(named_in(source, known))) == (without, with_it)


@pytest.mark.parametrize(
    "source, record",
    [
        ("[AvtoVAZ] fell. [Lada] rose.", "AvtoVAZ|Lada"),
        ("[Vollrath] fell. [Zarten] rose.", "Vollrath|Zarten"),
        ("[Vollrath Fahrwerk] fell. [Vollrath] rose. [Zarten] waits.", "Vollrath|Zarten"),
        ("[Zarten] and its unit [Zarten Vollrath] rose.", "Zarten|Zarten Vollrath"),
        ("[Mitsubishi Motors] fell. [Mitsubishi Corporation] rose.", "Mitsubishi Motors|Mitsubishi"),
        ("[PSA Peugeot Citroën] fell. [Peugeot] rose.", "PSA Peugeot Citroën|Peugeot"),
    ],
)
def test_a_record_joins_no_names_that_the_article_tells_apart(source, record):
    known = KnownNames(KnownName(name, "c1") for name in record.split("|"))
    assert named_in(source, known) == named_in(source)


def test_names_of_two_records_stay_apart():
    known = KnownNames([KnownName("Zarten", "c1"), KnownName("Zarten Vollrath", "c2")])
    source = "[Zarten Vollrath] fell. [Zarten] rose."
    assert named_in(source) == ["Zarten Vollrath=Zarten"]
    assert named_in(source, known) == ["Zarten Vollrath", "Zarten"]


@pytest.mark.parametrize(
    "source, found",
    [
        ("[Ford] fell. Then Ford rose, and Ford's rivals.", "[Ford] fell. Then [Ford] rose, and [Ford]'s rivals."),
        ("[Great Wall Motor] fell; Great\nWall Motor rose.", "[Great Wall Motor] fell; [Great\nWall Motor] rose."),
        ("[BYD] met a BYD-backed firm and ex-BYD men.", "[BYD] met a [BYD]-backed firm and ex-[BYD] men."),
        ("[BYD] fell. “I like BYD.” ‘BYD’ it is, 'BYD'.", "[BYD] fell. “I like [BYD].” ‘[BYD]’ it is, '[BYD]'."),
        ("[Switch] fell. Switch to gas, says Switch.", "[Switch] fell. Switch to gas, says [Switch]."),
        ("[BAIC] and [BAIC Motor] fell. BAIC Motor rose.", "[BAIC] and [BAIC Motor] fell. [BAIC Motor] rose."),
        (
            "[Tata] fell. In June Tata rose, Indian Tata at least.",
            "[Tata] fell. In June [Tata] rose, Indian [Tata] at least.",
        ),
    ],
)
def test_a_name_found_once_is_found_wherever_it_stands_alone(source, found):
    assert found_in(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "[Ford] fell. We could ford it. The Fords rose. FORD rose.",
        "[Ford] fell. The Ford Foundation, Gerald Ford and Ford & Sons rose.",
        "[Ford] fell. The Ford family and JMC-Ford rose. Ford-JMC too.",
        "[JD] fell. JD.com rose.",
        "[Li] fell. Then Li rose.",
        "[smart] fell. Be smart.",
    ],
)
def test_other_words_and_parts_of_longer_names_are_not_found(source):
    assert found_in(source) == source


def test_nothing_is_found_within_what_other_mentions_take():
    assert (
        found_in("[Seat] fell. A Seat Leon and a Seat rose.", taken="Seat Leon")
        == "[Seat] fell. A Seat Leon and a [Seat] rose."
    )


def test_a_name_before_what_another_mention_takes_stands_alone():
    assert found_in("[Seat] fell. A Seat Leon rose.", taken="Leon") == "[Seat] fell. A [Seat] Leon rose."


def test_mentions_that_overlap_are_taken_together():
    text = "Seat fell. A Seat Leon Sport rose."
    (company,) = companies_named(text, [Place(0, 4)], taken=[(13, 22), (18, 28)])
    assert company == Company("Seat", (), (Place(0, 4),))


def test_names_the_tagger_hardly_believes_in_are_not_spread():
    assert found_in("[Ford] fell. Then Ford rose.", certainty=0.4) == "[Ford] fell. Then Ford rose."


def test_a_place_found_is_as_sure_as_the_surest_like_it():
    text, (first, second) = marked("[Ford] fell. [Ford] rose. Then Ford fell.")
    (company,) = companies_named(text, [Place(first.start, first.end, 0.6), Place(second.start, second.end, 0.8)])
    assert [(place.certainty, place.tagged) for place in company.places] == [(0.6, True), (0.8, True), (0.8, False)]
    assert company.certainty == 0.8


@pytest.mark.parametrize(
    "source, name",
    [
        ("so [the Ford Motor Co.] fell", "Ford Motor Co."),
        ("so [Ford's] shares fell", "Ford"),
        ('so ["Ford,] fell', "Ford"),
        ("so [Mahindra] & Mahindra fell", "Mahindra & Mahindra"),
        ("so [Mahindra] and [Mahindra] fell", "Mahindra and Mahindra"),
    ],
)
def test_mentions_are_put_right_at_their_edges(source, name):
    assert named_in(source) == [name]


def test_ford_and_ford_otosan_are_no_double_name():
    assert named_in("[Ford] and [Ford Otosan] met") == ["Ford", "Ford Otosan"]


def test_of_overlapping_mentions_the_longer_stays():
    text = "The new Ford Motor fell"
    (company,) = companies_named(text, [Place(4, 12), Place(8, 18), Place(8, 12), Place(13, 18)])
    assert company == Company("Ford Motor", (), (Place(8, 18),))


def test_signs_alone_name_no_company():
    assert companies_named("so § – fell", [Place(3, 4), Place(5, 6)]) == ()


def test_places_outside_the_text_are_refused():
    with pytest.raises(ValueError, match=r"Place\(start=2, end=9.*\) is no stretch of a text of 4 characters"):
        companies_named("Ford", [Place(2, 9)])


@pytest.mark.parametrize(
    "name, words",
    [
        ("Škoda Motors, a.s.", ("skoda", "motor", "as")),
        ("Mahindra & Mahindra", ("mahindra", "and", "mahindra")),
        ("Nordhavn A/S", ("nordhavn", "as")),
        ("SAIC-VW", ("saic", "volkswagen")),
        ("the AEB", ("aeb",)),
        ("比亚迪", ("比亚迪",)),
        ("Smart™", ("smarttm",)),
        ("§", ("§",)),
    ],
)
def test_names_are_compared_as_words(name, words):
    assert words_of(name) == words


@pytest.mark.parametrize(
    "short, full",
    [
        ("GM", "General Motors"),
        ("M&M", "Mahindra & Mahindra Ltd."),
        ("MIIT", "Ministry of Industry and Information Technology"),
        ("LGES", "LG Energy Solution"),
        ("DFM", "Dongfeng Motor"),
        ("BW", "BorgWarner"),
        ("CATL", "Contemporary Amperex Technology Co., Limited"),
    ],
)
def test_abbreviations_are_the_first_letters(short, full):
    assert letters_of(short) in abbreviations_of(full)


def test_words_in_small_letters_abbreviate_nothing():
    assert [letters_of(name) for name in ("smart", "Ford", "X", "ABCDEFGHIJ")] == ["", "", "", ""]


@pytest.mark.parametrize(
    "between, kind",
    [
        (' ("', Introduction.QUOTED),
        (" (", Introduction.BRACKETED),
        (", formerly known as ", Introduction.FORMER),
        (", which was known as ", Introduction.OTHERWISE),
        (", now called ", Introduction.NEWER),
    ],
)
def test_the_text_explains_one_name_by_another(between, kind):
    text, places = marked(f"[Zarten]{between}[Vollrath]) fell")
    assert list(introductions(text, places)) == [(*places, kind)]


@pytest.mark.parametrize("between", [" and ", ", ", " has named ", ", called in ", " (with "])
def test_other_words_explain_nothing(between):
    text, places = marked(f"[Zarten]{between}[Vollrath]) fell")
    assert list(introductions(text, places)) == []


def test_a_short_form_of_two_known_companies_stands_for_both():
    assert bearers_in_industry(words_of("Mitsubishi")) == {"Mitsubishi Corporation", "Mitsubishi Motors"}
    assert bearers_in_industry(words_of("Mitsubishi Corporation")) == {"Mitsubishi Corporation"}
    assert bearers_in_industry(words_of("Toyota Motor Corp.")) == {"Toyota Motor"}


HOSTILE = {
    "different": [f"Company{number} Motors" for number in range(10_000)],
    "one head": ["Brennor", *(f"Brennor X{number}" for number in range(10_000))],
    "one head, again and again": [name for n in range(5_000) for name in ("Brennor", f"Brennor X{n}")],
    "long": [f"Alpha Beta Gamma Delta N{n} Epsilon Zeta Eta Theta Iota" for n in range(10_000)],
    "legal forms": [
        "Brennor",
        *(f"Brennor {' '.join(forms)}" for forms in product(("Co", "Ltd", "AG", "SE", "SA"), repeat=5)),
    ],
    "initials": ["AM", *(f"A{number}x Motors" for number in range(10_000))],
    "same": ["Toyota"] * 10_000,
}


@pytest.mark.parametrize("names", HOSTILE.values(), ids=HOSTILE)
def test_ten_thousand_names_in_one_sentence_are_read_in_three_seconds(names):
    text, places = marked(", ".join(f"[{name}]" for name in names))
    begun = time.process_time()
    companies = companies_named(text, places)
    assert time.process_time() - begun < 3
    assert sum(len(company.places) for company in companies) == len(names)


@pytest.mark.parametrize("names", [HOSTILE["one head"], HOSTILE["legal forms"]])
def test_pairs_grow_with_names_and_not_with_their_square(names):
    text, places = marked(", ".join(f"[{name}]" for name in names))
    assert len(candidate_pairs(text, forms_in(text, places))) <= 24 * len(places)


PIECES = st.sampled_from(
    [
        "Toyota",
        "Toyota Motor",
        "GM",
        "General Motors",
        "Ltd.",
        "the ",
        "’s",
        " (",
        ")",
        '"',
        "\n\n",
        " and ",
        " ",
        "比亚迪",
        "É",
        "\u200b",
    ]
)


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, st.booleans()), max_size=30))
def test_every_place_is_a_name_of_its_company_and_of_no_other(pieces):
    text, places = "", []
    for piece, is_tagged in pieces:
        places += [Place(len(text), len(text) + len(piece))] if is_tagged else []
        text += piece
    companies = companies_named(text, places)
    stretches = sorted((place.start, place.end) for company in companies for place in company.places)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))
    for company in companies:
        assert {" ".join(text[p.start : p.end].split()) for p in company.places} == {company.name, *company.aliases}


def named(source: str, *ids: str) -> Named:
    text, places = marked(source)
    return Named(text, tuple(places), ids, ())


def test_scores_count_pairs_of_mentions_and_full_names():
    scores = Scores()
    scores.add(named("[General Motors] fell. [GM] denied it. [Ford] and [Ford] rose.", "gm", "gm", "ford", "other"))
    assert (scores.true, scores.ours, scores.both) == (1, 2, 1)
    assert (scores.companies, scores.named_in_full) == (3, 3)
    assert str(scores) == "pairs P 0.5000 R 1.0000 F1 0.6667, named in full 1.0000 of 3"


def test_weights_follow_the_examples():
    rows = [*examples(named("[Zarten Motor] fell. [Zarten] rose.", "z", "z"))] * 20
    rows += [*examples(named("[Zarten] sold [Zarten Bank] shares.", "z", "zb"))] * 20
    found = fitted(rows)
    assert found["head_without_trade"] > 0 > found["head_without_part"]
