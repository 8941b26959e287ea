"""What editors decided becomes examples with a mask: what nobody reviewed is unknown, not wrong."""

from __future__ import annotations

import pytest
import spacy

from partnerships.dates import PartialDate
from partnerships.extraction import pipeline
from partnerships.extraction.components.links.schema import BY_NAME, RELATIONS
from tests.training.exported import (
    CHAIR,
    HARBOUR,
    HOLDING,
    LUMEN,
    SALES,
    SUPPLY,
    TIDEWAY,
    UNVEILED,
    company,
    dated,
    deal,
    proposal,
    span,
    vehicle,
    write,
)
from training.annotations import Annotated, Mark
from training.editors import examples_of, load, outside_words
from training.editors.files import Proposal, Stretch
from training.editors.places import trigger_places
from training.examples import examples, paragraph_parser, target
from training.general.problems import CannotTrain

WORDS = frozenset({".", "was", "with", "two"})


@pytest.fixture(scope="module")
def parse():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return paragraph_parser(nlp)


@pytest.fixture
def read(tmp_path, parse):
    """The example and the mask of an export that holds these proposals."""

    def read(*proposals, outside=(), **changed):
        ((example, mask),) = examples_of(load(write(tmp_path, *proposals, **changed)), parse, outside)
        return example, mask

    return read


def mentions(example) -> list[tuple[str, str, str]]:
    found = zip(example.mentions, example.keys, strict=True)
    return [(example.doc[m.start : m.end].text, m.label.value, k[0]) for m, k in found if m.label != "NUM"]


def known_words(example, mask) -> list[str]:
    return [token.text for token, known in zip(example.doc, mask.tokens, strict=True) if known]


def answers(example, mask, relation: str) -> dict[tuple[str, str], str | None]:
    """Of one relation: what is known, and None where it is known that there is nothing."""
    return {couple: example.answers[relation].get(couple) for couple in mask.answers[relation]}


def known_relations(mask) -> set[str]:
    return {name for name, couples in mask.answers.items() if couples}


def rejected(made: dict, reason: str) -> dict:
    return {**made, "verdict": "wrong", "reject_reason": reason}


def corrected(made: dict, **as_read) -> dict:
    return {**made, "as_read": {**made["payload"], **as_read}}


# --- mentions and tokens ---


def test_the_text_is_laid_out_as_the_reader_does(read):
    example, _mask = read(LUMEN)
    assert example.doc.text.startswith("Lumen Motors signed a supply deal")
    assert 'said "Lumen" in Paris' in example.doc.text
    assert len(example.sentence_starts) == 5


def test_every_form_of_a_right_company_is_a_mention_and_known(read):
    example, mask = read(LUMEN)
    forms = ["Lumen Motors", "Lumen Motors", "Lumen"]
    assert mentions(example) == [(form, "ORG", "Lumen Motors") for form in forms]
    assert known_words(example, mask) == " ".join(forms).split()


def test_a_right_finding_shows_all_its_parts(read):
    example, mask = read(SUPPLY, HARBOUR, LUMEN)
    assert mentions(example)[:6] == [
        ("Lumen Motors", "ORG", "Lumen Motors"),
        ("signed", "AGR", "a0"),
        ("supply deal", "AGR", "a0"),
        ("$500 million", "MONEY", "5e+08"),
        ("Harbour Cells", "ORG", "Harbour Cells"),
        ("March 2021", "DATE", "2021-03"),
    ]
    known = "Lumen Motors signed supply deal $ 500 million Harbour Cells March 2021 Harbour"
    assert " ".join(known_words(example, mask)[:13]) == known


@pytest.mark.parametrize(
    "made, shown",
    [
        (HOLDING, [("Harbour Cells", "ORG", "Harbour Cells"), ("20%", "PCT", "20"), ("Tideway", "ORG", "Tideway")]),
        (vehicle(partners=[]), [("Aurora", "VEH", "Aurora"), ("lidars", "TECH", "lidars")]),
        (UNVEILED, [("Aurora", "VEH", "Aurora"), ("June", "DATE", "2021-06")]),
        (CHAIR, [("Ada Berg", "PER", "Ada Berg")]),
        (SALES, [("10.5 percent", "PCT", "10.5"), ("2020", "DATE", "2020")]),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_each_kind_shows_its_words_inside_its_evidence(read, made, shown):
    example, mask = read(made)
    assert mentions(example) == shown
    assert mask.tokens.sum() == sum(m.end - m.start for m in example.tagged)


def test_what_is_open_or_set_aside_shows_nothing(read):
    aside = {**deal(("Harbour Cells", "supplier"), ("Lumen Motors", "customer"), verdict="unreviewed")}
    aside["reject_reason"] = "duplicate"
    example, mask = read(company("Tideway", verdict="unreviewed"), aside)
    assert (mentions(example), mask.tokens.any(), known_relations(mask)) == ([], False, set())


def test_a_rejected_company_is_a_mention_whose_label_is_unknown(read):
    example, mask = read(company("Tideway", verdict="wrong"))
    assert (mentions(example), mask.tokens.any()) == ([("Tideway", "ORG", "Tideway")], False)


def test_a_company_that_is_open_is_known_only_where_a_right_finding_shows_it(read):
    example, mask = read({**LUMEN, "verdict": "unreviewed"}, {**HARBOUR, "verdict": "unreviewed"}, HOLDING)
    assert known_words(example, mask) == ["Harbour", "Cells", "20", "%", "Tideway"]


def test_a_company_that_a_right_finding_names_is_one_although_its_own_proposal_was_rejected(read):
    example, mask = read({**TIDEWAY, "verdict": "wrong"}, HOLDING)
    assert known_words(example, mask) == ["Harbour", "Cells", "20", "%", "Tideway"]


def test_words_that_stand_twice_in_the_evidence_evoke_nothing(read):
    doubled = {
        **SUPPLY,
        "reasons": ["“Lumen”, “supply deal” evokes it"],
        "evidence": [span("Lumen Motors will"), *SUPPLY["evidence"]],
    }
    example, _mask = read(doubled)
    assert [words for words, label, _ in mentions(example) if label == "AGR"] == ["supply deal"]


def test_a_preposition_that_may_carry_meaning_leaves_the_borders_of_a_date_open(read):
    text = "The Aurora is due by 2025."
    stated = {"date": "by 2025", "kind": "expected", "phrase": "by 2025", "evidence": span("by 2025", text=text)}
    due = proposal("milestone", [span(text, text=text)], vehicle="Aurora", kind="launched", date=stated, occasion="")
    example, mask = read(due, text=text)
    assert mentions(example) == [("Aurora", "VEH", "Aurora"), ("by 2025", "DATE", "by 2025")]
    assert known_words(example, mask) == ["Aurora"]


def test_a_date_that_an_editor_typed_in_or_corrected_shows_no_mention(read):
    typed = {"date": "2021-04", "kind": "actual", "phrase": "", "evidence": SUPPLY["evidence"][0]}
    moved = corrected(deal(date=dated("in March 2021", "2022-03")), date=dated("in March 2021", "2021-03"))
    for made in (deal(date=typed), moved):
        example, _mask = read(made)
        assert [label for _, label, _ in mentions(example)] == ["AGR", "AGR", "MONEY"]


def test_a_corrected_name_of_a_vehicle_is_looked_for_in_the_evidence(read):
    wide = {**vehicle(name="Aurora", technologies=[]), "evidence": [span("show the Aurora")]}
    example, mask = read(corrected(wide, name="show the Aurora"))
    assert (mentions(example), known_words(example, mask)) == ([("Aurora", "VEH", "Aurora")], ["Aurora"])


def test_of_two_mentions_that_overlap_the_longer_one_stays(read):
    text = "Lumen Aurora came."
    car = proposal(
        "vehicle", [span("Lumen Aurora", text=text)], name="Lumen Aurora", marque=None, partners=[], technologies=[]
    )
    maker = proposal("company", [span("Lumen", text=text)], name="Lumen", kind="other", aliases=[])
    example, _mask = read(maker, car, text=text)
    assert mentions(example) == [("Lumen Aurora", "VEH", "Lumen Aurora")]


def test_a_mention_in_a_dateline_is_none(read):
    example, mask = read(proposal("company", [span("Wire")], name="Wire", kind="other", aliases=[]))
    assert (mentions(example), mask.tokens.any()) == ([], False)


def test_plain_words_are_known_where_every_proposal_of_the_sentence_is_reviewed(read):
    example, mask = read(LUMEN, HARBOUR, SUPPLY, company("Tideway", verdict="unreviewed"), outside=WORDS)
    first, second = example.sentence_starts[1:3]
    settled, other = example.doc[:first], example.doc[first:second]
    known = "Lumen Motors signed supply deal $ 500 million with Harbour Cells March 2021 ."
    assert " ".join(token.text for token in settled if mask.tokens[token.i]) == known
    assert [token.text for token in other if mask.tokens[token.i]] == ["Harbour", "Cells"]


def test_plain_words_of_a_sentence_without_proposals_are_unknown(read):
    example, mask = read(SUPPLY, outside=WORDS)
    assert not mask.tokens[example.sentence_starts[1] :].any()


def test_plain_words_inside_a_mention_keep_its_label(read):
    made = proposal("company", [span("with Harbour Cells")], name="with Harbour Cells", kind="other", aliases=[])
    example, mask = read(made, company("Harbour Cells", verdict="wrong"), outside=WORDS)
    assert known_words(example, mask)[:3] == ["with", "Harbour", "Cells"]


# --- links ---


def test_a_right_agreement_settles_type_status_and_everything_about_its_parties(read):
    example, mask = read(LUMEN, HARBOUR, TIDEWAY, SUPPLY, SALES)
    assert answers(example, mask, "type") == {("a3", ""): "supply"}
    assert answers(example, mask, "status") == {("a3", ""): "signed"}
    assert answers(example, mask, "same") == {("a3", "a3"): "yes"}
    assert answers(example, mask, "party") == {
        ("a3", "Lumen Motors"): "customer",
        ("a3", "Harbour Cells"): "supplier",
        ("a3", "Tideway"): None,
    }
    assert answers(example, mask, "date") == {("a3", "2021-03"): "signed", ("a3", "2020"): None}
    assert answers(example, mask, "value") == {("a3", "5e+08"): "yes"}


@pytest.mark.parametrize(
    "event, kind, answer",
    [
        ("signed", "actual", "signed"),
        ("announced", "actual", "announced"),
        ("effective", "actual", "effective"),
        ("confirmed", "actual", "effective"),
        ("announced", "expected", "planned"),
    ],
)
def test_the_date_of_an_agreement_goes_by_what_happened_then(read, event, kind, answer):
    example, mask = read(deal(event=event, date=dated("in March 2021", "2021-03", kind)))
    assert answers(example, mask, "date") == {("a0", "2021-03"): answer}


def test_what_the_relations_do_not_know_stays_unknown(read):
    example, mask = read(LUMEN, HARBOUR, deal(("Lumen Motors", "seller"), ("Harbour Cells", "partner"), event="denied"))
    assert answers(example, mask, "party") == {("a2", "Harbour Cells"): "partner"}
    assert answers(example, mask, "date") == {}


def test_an_empty_field_says_nothing(read):
    _example, mask = read(LUMEN, HARBOUR, SALES, deal(date=None, value=None), vehicle(partners=[], technologies=[]))
    assert known_relations(mask) == {"type", "status", "same", "figure", "period", "change"}


def test_an_agreement_that_is_not_stated_has_none_of_its_parties_and_nothing_else_is_known(read):
    denied = rejected(SUPPLY, "not_stated")
    example, mask = read(LUMEN, HARBOUR, TIDEWAY, denied)
    assert answers(example, mask, "party") == {("a3", "Lumen Motors"): None, ("a3", "Harbour Cells"): None}
    assert known_relations(mask) == {"party"}
    assert "signed" not in known_words(example, mask)


@pytest.mark.parametrize("reason", ["wrong_party", "wrong_type", "wrong_date"])
def test_a_rejection_that_names_one_fault_leaves_all_parts_unknown(read, reason):
    _example, mask = read(LUMEN, HARBOUR, rejected(SUPPLY, reason), rejected(UNVEILED, reason))
    assert known_relations(mask) == set()


def test_a_party_that_an_editor_took_out_is_none(read):
    given = deal(("Lumen Motors", "customer"), ("Harbour Cells", "supplier"))
    before = [*given["payload"]["parties"], {"company": "Tideway", "role": "customer"}]
    example, mask = read(LUMEN, HARBOUR, TIDEWAY, corrected(given, parties=before))
    assert answers(example, mask, "party")["a3", "Tideway"] is None


def test_a_name_that_may_mean_a_party_is_unknown(read):
    _example, mask = read(company("Lumen Motors"), company("Lumen"), HARBOUR, SUPPLY)
    assert mask.answers["party"] == {("a3", "Lumen Motors"), ("a3", "Harbour Cells")}


def test_two_roles_of_one_company_are_unknown(read):
    example, mask = read(
        LUMEN, HARBOUR, deal(("Lumen Motors", "supplier"), ("Lumen Motors", "partner"), ("Harbour Cells", "partner"))
    )
    assert answers(example, mask, "party") == {("a2", "Harbour Cells"): "partner"}


def test_a_link_is_known_only_if_a_sentence_mentions_both(read):
    """What a reference carries must not be learnt from names that stand far off."""
    example, mask = read(LUMEN, TIDEWAY, deal(("Lumen Motors", "customer"), ("Tideway", "supplier")))
    assert answers(example, mask, "party") == {("a2", "Lumen Motors"): "customer"}


def test_right_agreements_that_differ_are_not_the_same(read):
    other = deal(("Harbour Cells", "partner"), ("Tideway", "partner"), date=None, value=None)
    other |= {"evidence": [span("Harbour Cells owns 20% of Tideway")], "reasons": ["“owns” evokes it"]}
    example, mask = read(SUPPLY, other)
    assert answers(example, mask, "same") == {
        ("a0", "a0"): "yes",
        ("a1", "a1"): "yes",
        ("a0", "a1"): None,
        ("a1", "a0"): None,
    }


def test_right_agreements_of_one_kind_and_the_same_parties_may_be_the_same(read):
    other = {**SUPPLY, "evidence": [span("will show")], "reasons": ["“show” evokes it"]}
    _example, mask = read(LUMEN, HARBOUR, SUPPLY, other)
    assert mask.answers["same"] == {("a2", "a2"), ("a3", "a3")}


def test_a_holding_settles_its_pair_both_ways_and_its_share(read):
    example, mask = read(LUMEN, HARBOUR, TIDEWAY, HOLDING)
    assert answers(example, mask, "owns") == {
        ("Harbour Cells", "Tideway"): "current",
        ("Tideway", "Harbour Cells"): None,
    }
    assert answers(example, mask, "share") == {("20", "Harbour Cells"): "owner", ("20", "Tideway"): "owned"}


def test_a_holding_that_is_not_stated_is_none_that_way(read):
    example, mask = read(HARBOUR, TIDEWAY, rejected(HOLDING, "not_stated"))
    assert answers(example, mask, "owns") == {("Harbour Cells", "Tideway"): None}


def test_a_vehicle_settles_its_partners_and_its_equipment(read):
    example, mask = read(LUMEN, HARBOUR, vehicle(marque="Lumen Motors"))
    assert answers(example, mask, "maker") == {
        ("Aurora", "Lumen Motors"): "manufacturer",
        ("Aurora", "Harbour Cells"): None,
    }
    assert answers(example, mask, "marque") == {("Aurora", "Lumen Motors"): "yes", ("Aurora", "Harbour Cells"): None}
    assert answers(example, mask, "equipment") == {("Aurora", "lidars"): "yes"}
    assert answers(example, mask, "equipper") == {}


def test_a_supplier_of_equipment_is_the_only_one(read):
    lidars = {"name": "lidars", "supplier": "Lumen Motors", "quantity": 2, "evidence": span("two lidars")}
    example, mask = read(LUMEN, HARBOUR, vehicle(technologies=[lidars]))
    assert answers(example, mask, "equipper") == {("lidars", "Lumen Motors"): "yes", ("lidars", "Harbour Cells"): None}


@pytest.mark.parametrize(
    "kind, answer",
    [("unveiled", "unveiled"), ("sales_start", "launched"), ("presale", "other"), ("other", "other")],
)
def test_a_milestone_settles_its_own_date_alone(read, kind, answer):
    step = {**UNVEILED, "payload": {**UNVEILED["payload"], "kind": kind}}
    example, mask = read(step, SALES)
    assert answers(example, mask, "milestone") == {("Aurora", "2021-06"): answer}


def test_an_appointment_settles_its_company_if_a_sentence_names_both(read):
    text = "Ada Berg leads Lumen Motors."
    maker = proposal("company", [span("Lumen Motors", text=text)], name="Lumen Motors", kind="other", aliases=[])
    chief = {**CHAIR, "evidence": [span(text, text=text)]}
    example, mask = read(maker, chief, text=text)
    assert answers(example, mask, "office") == {("Ada Berg", "Lumen Motors"): "yes"}
    example, mask = read(TIDEWAY, {**CHAIR, "payload": {**CHAIR["payload"], "company": "Tideway"}})
    assert answers(example, mask, "office") == {}


def test_a_figure_settles_its_number_with_period_and_change(read):
    example, mask = read(SALES, SUPPLY)
    assert answers(example, mask, "figure") == {("9100", ""): "yes"}
    assert answers(example, mask, "period") == {("9100", "2020"): "yes", ("9100", "2021-03"): None}
    assert answers(example, mask, "change") == {("9100", "10.5"): "yes"}


def test_a_figure_settles_who_published_it_and_a_company_elsewhere_did_not(read):
    text = "Sales rose to 9,100 vehicles, Tideway said. Lumen was calm."
    firms = [proposal("company", [span(n, text=text)], name=n, kind="other", aliases=[]) for n in ("Tideway", "Lumen")]
    told = {**SALES["payload"], "stated_by": "Tideway", "period": None, "change_percent": None}
    example, mask = read(*firms, {**SALES, "payload": told, "evidence": [span(text[:42], text=text)]}, text=text)
    assert answers(example, mask, "publisher") == {("9100", "Tideway"): "yes", ("9100", "Lumen"): None}
    assert known_relations(mask) == {"figure", "publisher"}


def test_a_figure_without_a_value_settles_nothing(read):
    _example, mask = read({**SALES, "payload": {**SALES["payload"], "value": None}})
    assert known_relations(mask) == set()


def test_what_no_mention_stands_for_is_not_asked_about(read):
    nameless = {**CHAIR["payload"], "person": "", "company": None}
    _example, mask = read(rejected(HOLDING, "not_stated"), {**CHAIR, "payload": nameless})
    assert known_relations(mask) == set()


def test_a_figure_that_is_not_stated_is_none(read):
    example, mask = read(rejected(SALES, "not_stated"))
    assert answers(example, mask, "figure") == {("9100", ""): None}


# --- what training makes of it ---


def test_all_relations_have_their_place_in_the_mask(read):
    _example, mask = read(LUMEN)
    assert list(mask.answers) == [relation.name for relation in RELATIONS]


def test_the_scorer_finds_the_known_groups_among_its_targets(read):
    example, mask = read(LUMEN, HARBOUR, TIDEWAY, SUPPLY)
    asked = target(BY_NAME["party"], example, example.mentions, example.keys)
    right = {BY_NAME["party"].answers[answer - 1] if answer else None for answer in asked.right}
    assert (len(asked.right), len(mask.answers["party"]), right) == (3, 3, {"customer", "supplier", None})


def test_the_same_export_gives_the_same_examples(read):
    made = [read(LUMEN, HARBOUR, TIDEWAY, SUPPLY, HOLDING, vehicle(), UNVEILED, CHAIR, SALES) for _ in range(2)]
    assert made[0][0].mentions == made[1][0].mentions
    assert made[0][0].answers == made[1][0].answers
    assert made[0][1].answers == made[1][1].answers
    assert (made[0][1].tokens == made[1][1].tokens).all()


def test_an_article_of_which_the_reader_reads_nothing_is_left_out(tmp_path, parse):
    assert examples_of(load(write(tmp_path, text=" \n\n ")), parse) == []


def test_plain_words_are_those_that_the_corpus_hardly_ever_marks(parse):
    text = "Lumen and Harbour met . " * 60
    places = [n for n in range(len(text)) if text.startswith("Harbour", n)]
    marks = [Mark(n, n + len("Harbour"), "ORG", "h") for n in places] + [Mark(0, len("Lumen and"), "ORG", "l")]
    marked = examples([Annotated("a1-001", "2021", "", text, sorted(marks, key=lambda mark: mark.start))], parse)
    assert outside_words(marked) == {"met", "."}
    assert outside_words([]) == frozenset()


def test_the_words_that_evoke_an_agreement_are_found_again_in_what_the_shipped_reader_says():
    text = "Lumen Motors signed a supply agreement with Harbour Cells in March 2021."
    (found,) = pipeline.read(text, PartialDate.of("2021-03-20")).agreements
    places = tuple(Stretch(place.start, place.end) for place in found.evidence)
    again = trigger_places(text, Proposal("agreement", {}, None, places, found.reasons, "right", ""))
    assert " ".join(text[place.start : place.end] for place in again) == "signed supply agreement"


# --- files ---


def test_files_are_read_in_the_order_of_their_names_and_others_are_left_alone(tmp_path):
    for name in ("im_3333333333", "im_2222222222"):
        write(tmp_path, LUMEN, name=name)
    (tmp_path / "notes.json").write_text("[]")
    assert [article.id for article in load(tmp_path)] == ["im_2222222222", "im_3333333333"]


def test_a_folder_without_articles_holds_none(tmp_path):
    assert load(tmp_path) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotTrain, match=r"absent is no folder\. Export the decisions first"):
        load(tmp_path / "absent")


@pytest.mark.parametrize(
    "changed, problem",
    [
        ({"format": 2}, "format 2, not 1"),
        ({"text": "Another."}, "does not stand at"),
        ({"proposals": [{**LUMEN, "verdict": "perhaps"}]}, "verdict “perhaps”"),
        ({"proposals": [{**LUMEN, "kind": "rumour"}]}, "kind “rumour”"),
        ({"proposals": [{"kind": "company"}]}, "verdict"),
        ({"proposals": None}, "not iterable"),
    ],
)
def test_a_file_that_is_no_export_is_said_with_its_fault(tmp_path, changed, problem):
    folder = write(tmp_path, **{"proposals": [LUMEN], **changed})
    with pytest.raises(CannotTrain, match=problem) as refused:
        load(folder)
    assert "im_2345678923.json is no exported article" in str(refused.value)


def test_a_torn_file_is_said(tmp_path):
    (tmp_path / "im_2345678923.json").write_text('{"format": 1, "te')
    with pytest.raises(CannotTrain, match="is no exported article"):
        load(tmp_path)
