"""Odd and hostile texts: a result with exact quotations or a clear error, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from partnerships.extraction import limits, pipeline
from partnerships.extraction.components.links import component
from partnerships.extraction.components.links.pairs import pairs
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.findings import Findings
from partnerships.extraction.layout import lay_out
from partnerships.extraction.limits import TooLong
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed
from partnerships.extraction.pipeline import annotated, read
from tests.extraction.helpers import PUBLISHED, every_evidence, findings_in, lines

DEAL = "Chery signed a cooperation agreement with Huawei in 2018."
DEALS = " ".join(lines("concluded"))
TABLE = "Maker\tPartner\tSince\n" + "Chery\tHuawei\t2018\nGeely\tRenault\t2022\n" * 20
SECONDS = 60  # of processor time; what is tested with it takes a few on the slowest machine at hand
MEGABYTES = 1500


def is_exact(text: str, findings: Findings) -> bool:
    return all(text[e.start : e.end] == e.quote for e in every_evidence(findings))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\t\r\n \u00a0\u3000", "\n" * 50, "\x00\x00", "\u202e\u200f", "\ufeff", "\ud800"),
        *("🚗", "🤝🏽👨\u200d👩\u200d👧", "<p></p>", "()", "...", "a" * 5000, "%" * 300, "-" * 500, "0" * 300),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_a_text_without_words_gives_nothing(text):
    assert read(text, PUBLISHED) == Findings()


@pytest.mark.parametrize(
    "text",
    [
        DEALS.replace(".", "").replace(",", ""),
        DEALS.upper(),
        DEALS.lower(),
        f"<div class='x'><p>{DEAL}</p>&nbsp;<br/>&amp;<script>alert('{DEAL}')</script></div>",
        "\n".join(f"* {line}" for line in lines("concluded")),
        "\n".join(f"{n}) {line}" for n, line in enumerate(lines("concluded"), 1)),
        TABLE,
        f"比亚迪与丰田签署协议。{DEAL}华为（Huawei）与奇瑞合作。",
        f"🚗 {DEAL} 🤝 {DEAL.replace(' ', ' 🚙 ')}",
        f"\u202e{DEAL}\u202c \u200f{DEAL}\u200e",
        DEAL.replace("e", "e\u200b").replace(" ", " \u200d"),
        DEAL.replace("a", "a\u0301"),
        f"{DEAL}\ud800 {DEAL[:20]}\udfff{DEAL[20:]}",
        f"\x00{DEAL}\x00\x01\x02{DEAL}\x7f",
        DEAL.replace(" ", "\u00a0"),
        DEAL.replace(" ", "\n"),
        f"{DEAL}\r\n\r\n{DEAL}\r{DEAL}\u2028{DEAL}\u2029{DEAL}\x85{DEAL}\x0c",
        "「" * 200 + DEAL + "」" * 200,
        f"“„«‹{DEAL}›»“”",
    ],
    ids=["no punctuation", "capitals", "small letters", "HTML", "bullets", "numbered", "table", "Chinese", "emoji",
         "right to left", "zero width", "combining", "surrogates", "NUL", "hard spaces", "a word a line", "line ends",
         "brackets", "quotation marks"],
)  # fmt: skip
def test_quotations_are_exact_in_odd_texts(text):
    assert is_exact(text, read(text, PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000 + DEAL + "\n \t" * 30_000,
        "B" * 400_000 + " " + DEAL,
        f"{DEAL} " * 300,
        TABLE * 20,
        "(" * 20_000 + DEAL,
        "!?(.;," * 3_000,
        " ".join(f"{n},{n % 1000:03d} units in {1950 + n % 70}" for n in range(1, 800)),
        ", ".join(f"Toyota Rav{n}" for n in range(400)) + " were launched in 2019.",
        ", ".join(f"John Smith{n}" for n in range(400)) + " are managers of Toyota.",
        " ".join(f"Zeta{n} signed a supply deal with Yota{n} in 2019." for n in range(150)),
        "<td>" * 3_000 + DEAL + "</td>" * 3_000,
        "http://" + "a.b/" * 4_000 + " " + DEAL,
        "the " * 20_000 + DEAL,
    ],
    ids=["line breaks", "one word", "the same again", "table", "brackets", "signs", "numbers", "vehicles", "people",
         "many deals", "tags", "address", "the"],
)  # fmt: skip
def test_large_texts_are_read_in_bounded_time(text):
    started = time.process_time()
    findings = read(text, PUBLISHED)
    assert (is_exact(text, findings), time.process_time() - started < SECONDS) == (True, True)


def test_ten_thousand_companies_in_one_sentence():
    """In a process of its own, because memory that was once taken says nothing about the one that took it."""
    code = (
        "import resource\n"
        "from partnerships.dates import PartialDate\n"
        "from partnerships.extraction.pipeline import read\n"
        "text = ', '.join(f'Zeta{n}' for n in range(10_000)) + ' signed a cooperation agreement with Ford.'\n"
        "found = read(text, PartialDate.of('2021')).companies\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(len(found), used.ru_maxrss // 1024, round(used.ru_utime + used.ru_stime))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    companies, megabytes, seconds = map(int, told.split())
    assert (companies > 1000, megabytes < MEGABYTES, seconds < 300) == (True, True, True), told


@pytest.mark.parametrize(
    "text, said",
    [
        (f"{DEAL} " * 35_000, "The text has 2,030,000 characters; at most 500,000 are read in one piece. Divide it."),
        ("B" * 1_000_000, "The text has 1,000,000 characters; at most 500,000 are read in one piece. Divide it."),
        (".," * 65_000, "The text has 130,000 words and signs; at most 120,000 are read in one piece. Divide it."),
    ],
    ids=["two megabytes", "one word", "signs"],
)
def test_what_is_too_long_is_refused_at_once(text, said):
    started = time.process_time()
    with pytest.raises(TooLong) as refused:
        read(text, PUBLISHED)
    assert (str(refused.value), time.process_time() - started < SECONDS) == (said, True)


def test_what_names_too_much_in_too_little_space_is_refused():
    mentions = [Mention(n, n + 1, (Label.AGR, Label.ORG)[n % 2]) for n in range(12_000)]
    with pytest.raises(
        TooLong, match=r"names so much so close together that [\d,]+ pairs .* 2,000,000 are\. Divide it"
    ):
        pairs(BY_NAME["party"], mentions, [0])


def test_the_limit_is_above_any_article_that_can_be_imported():
    from partnerships.curation.importing import LONGEST

    assert limits.LONGEST > LONGEST


def test_scoring_in_parts_changes_nothing(synthetic, monkeypatch):
    monkeypatch.setattr(component, "AT_ONCE", 40)
    assert read(synthetic, PUBLISHED) == findings_in(synthetic)


def test_grammar_in_parts_keeps_every_token_where_it_was(synthetic, monkeypatch):
    layout = lay_out(synthetic * 2)
    whole = annotated(packed.load(), layout, KnownNames(()))
    monkeypatch.setattr(pipeline, "AT_ONCE", 80)
    parts = annotated(packed.load(), layout, KnownNames(()))
    assert [(t.text, t.idx) for t in parts] == [(t.text, t.idx) for t in whole]
    paragraphs = {sum(len(p.text) + 1 for p in layout.paragraphs[:n]) for n in range(len(layout.paragraphs))}
    assert paragraphs - {parts[sentence.start].idx for sentence in parts.sents} == set()


def test_what_is_read_in_parts_is_read_as_well(synthetic, monkeypatch):
    monkeypatch.setattr(pipeline, "AT_ONCE", 80)
    deals, whole = read(synthetic, PUBLISHED).agreements, findings_in(synthetic).agreements
    assert [(a.type, a.parties, a.status, a.date) for a in deals] == [
        (a.type, a.parties, a.status, a.date) for a in whole
    ]
