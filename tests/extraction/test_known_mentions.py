"""Known names in a text: they help the tagger out where it wavers, and never overrule it."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from partnerships.extraction.components.aliases.component import company_namer
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions.component import NAME
from partnerships.extraction.components.mentions.tags import COUNT, Mention, begin, inside
from partnerships.extraction.findings import KnownName
from partnerships.extraction.matching import KnownNames

NLP = spacy.blank("en")
RECORDS = KnownNames(
    KnownName(name, name) for name in ("Quandary", "Lordmill", "Zarten Vollrath", "Mahle & Mahle", "Zarten-Ost", "Lio")
)


def mentions_in(source: str, share: float, *seen: Mention) -> list[str]:
    """What is found in words parted by spaces, to all of which the tagger gave that share for companies."""
    words = source.split()
    doc = Doc(NLP.vocab, words=words, sent_starts=[n == 0 for n in range(len(words))])
    doc._.mentions, doc._.known, doc._.company_shares = list(seen), RECORDS, np.full(len(words), share)
    return [f"{m.label} {doc[m.start : m.end]}" for m in company_namer(doc)._.mentions]


def spans_in(text: str) -> list[str]:
    doc = NLP.make_doc(text)
    return [doc[start:end].text for start, end in RECORDS.spans(doc)]


@pytest.mark.parametrize("share, found", [(0.3, ["ORG Quandary"]), (0.1, [])])
def test_where_the_tagger_saw_nothing_a_known_name_needs_its_doubt(share, found):
    assert mentions_in("the firm Quandary fell", share) == found


@pytest.mark.parametrize("label", [Label.PER, Label.GPE, Label.VEH, Label.TECH])
@pytest.mark.parametrize("share, kept", [(0.3, False), (0.1, True)])
def test_persons_places_and_models_stay_unless_the_tagger_wavered(label, share, kept):
    seen = Mention(2, 3, label, 0.7)
    assert mentions_in("so then Lordmill fell", share, seen) == [f"{label if kept else Label.ORG} Lordmill"]


def test_the_name_within_a_model_is_the_model():
    assert mentions_in("a new Lordmill Six fell", 0.5, Mention(2, 4, Label.VEH, 0.5)) == ["VEH Lordmill Six"]


def test_words_that_refer_or_agree_may_hold_a_known_name():
    seen = Mention(0, 3, Label.REF)
    assert mentions_in("the maker Quandary fell", 0.5, seen) == ["REF the maker Quandary", "ORG Quandary"]


def test_two_halves_of_a_known_name_become_one():
    seen = [Mention(1, 2, Label.ORG), Mention(3, 4, Label.ORG)]
    assert mentions_in("so Mahle & Mahle fell", 0.9, *seen) == ["ORG Mahle & Mahle"]


def test_a_longer_name_that_the_tagger_saw_stays():
    assert mentions_in("so Quandary Motors fell", 0.9, Mention(1, 3, Label.ORG)) == ["ORG Quandary Motors"]


def test_the_tagger_leaves_how_much_it_gives_to_companies():
    tagger = NLP.create_pipe(NAME, config={"width": 4})
    doc, shares = Doc(NLP.vocab, words=["Quandary", "fell"]), np.zeros((2, COUNT), dtype="f4")
    shares[0, [begin(Label.ORG), inside(Label.ORG), begin(Label.VEH)]] = 0.25, 0.125, 0.625
    shares[1, 0] = 1
    tagger.set_annotations([doc], [shares])
    assert doc._.company_shares.tolist() == [0.375, 0]


@pytest.mark.parametrize(
    "text, found",
    [
        ("It met Zarten Vollrath.", ["Zarten Vollrath"]),
        ("It met Zarten-Ost.", ["Zarten-Ost"]),
        ("It met Zarten, Vollrath and others.", []),
        ("It met Zarten. Vollrath waits.", []),
        ("It met Zarten/Vollrath.", []),
        ("It met Zarten (Vollrath).", []),
        ("It met Zarten - Ost.", []),
        ("It met Zarten", []),
    ],
)
def test_a_known_name_stands_in_one_piece(text, found):
    assert spans_in(text) == found


def test_a_shorter_known_name_is_found_where_the_longer_one_is_in_pieces():
    names = KnownNames([KnownName("Zarten", "c1"), KnownName("Zarten Vollrath", "c2")])
    doc = NLP.make_doc("It met Zarten, Vollrath and others.")
    assert [doc[start:end].text for start, end in names.spans(doc)] == ["Zarten"]


def test_a_name_belongs_to_those_that_spell_it_so():
    motors, trading = KnownName("Mitsubishi", "c1"), KnownName("Mitsubishi Corporation", "c2")
    names = KnownNames([trading, motors])
    assert [
        names.bearers(text) for text in ("Mitsubishi", "MITSUBISHI", "Mitsubishi Corporation", "Mitsubishi AG")
    ] == [
        [motors],
        [motors],
        [trading],
        [trading, motors],
    ]
