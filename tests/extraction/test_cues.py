"""Every cue shows itself in an example sentence, and the example is read as it promises."""

from __future__ import annotations

import pytest

from partnerships.extraction.components.agreement_cues import all_cues, cues_of_verb
from partnerships.extraction.cues import cues
from tests.extraction.helpers import findings_in, told


@pytest.mark.parametrize("cue", all_cues(), ids=lambda cue: cue.name)
def test_the_example_of_a_cue_is_read_as_it_says(cue):
    kind, *parties = _expected(cue.expect)
    assert [told(a) for a in findings_in(cue.example).agreements] == [" ".join([kind, *sorted(parties)])]


def _expected(text: str) -> list[str]:
    """Splits "supply Tata Motors:customer CATL:supplier" at the parties."""
    kind, *words = text.split()
    parties: list[str] = []
    open_name: list[str] = []
    for word in words:
        open_name.append(word)
        if ":" in word:
            parties.append(" ".join(open_name))
            open_name = []
    return [kind, *parties]


@pytest.mark.parametrize("entry", cues("agreements")["noun"], ids=lambda entry: entry["name"])
def test_the_example_of_a_noun_is_read(entry):
    assert [told(a) for a in findings_in(entry["example"]).agreements] == [
        " ".join(["strategic_cooperation", *sorted(_expected(entry["expect"])[1:])])
    ]


@pytest.mark.parametrize("entry", cues("ownership")["pattern"], ids=lambda entry: entry["example"])
def test_the_example_of_a_holding_is_read(entry):
    holdings = findings_in(entry["example"]).ownerships
    assert [f"{o.owner} > {o.owned} {o.share_percent or ''}".strip() for o in holdings] == [entry["expect"]]


def test_every_verb_of_a_cue_is_a_single_word_in_its_base_form():
    assert [verb for verb in cues_of_verb() if not verb.isalpha() or not verb.islower()] == []
