"""Every cue shows itself in an example sentence, and the rules read the example as it promises."""

from __future__ import annotations

import pytest

from partnerships.extraction.components.agreements.cues import all_cues, cues_of_verb
from partnerships.extraction.components.agreements.rules import rule_entries
from partnerships.extraction.cues import cues
from tests.extraction.helpers import named_article


def readings_of(example: str, names: list[str]) -> list[str]:
    """What the rules read, in the words of cues/agreements.toml; the networks say only where companies stand."""
    article = named_article(example, names)
    return [
        " ".join([entry.lead.type, *sorted(f"{name}:{role}" for name, role in entry.lead.parties.items())])
        for entry in rule_entries(article)
    ]


@pytest.mark.parametrize("cue", all_cues(), ids=lambda cue: cue.name)
def test_the_example_of_a_cue_is_read_as_it_says(cue):
    kind, *parties = _expected(cue.expect)
    assert readings_of(cue.example, _names(parties)) == [" ".join([kind, *sorted(parties)])]


def _names(parties: list[str]) -> list[str]:
    return [party.rpartition(":")[0] for party in parties]


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
    parties = _expected(entry["expect"])[1:]
    assert readings_of(entry["example"], _names(parties)) == [" ".join(["strategic_cooperation", *sorted(parties)])]


def test_every_verb_of_a_cue_is_a_single_word_in_its_base_form():
    assert [verb for verb in cues_of_verb() if not verb.isalpha() or not verb.islower()] == []
