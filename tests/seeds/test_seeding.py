"""Loading seeds: what they become, loading again, and what editors did in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pghistory.models
import pytest
from django.db import connection

from partnerships.curation.agreements import add_event, refresh
from partnerships.curation.companies import add_company, add_name
from partnerships.curation.seed_files import SeedError
from partnerships.curation.seeding import Tally, load
from partnerships.curation.signing import signed
from partnerships.curation.sources import cite
from partnerships.dates import PartialDate
from partnerships.models import (
    FACTS,
    Agreement,
    AgreementEvent,
    Citation,
    Company,
    CompanyName,
    MarketFigure,
    Ownership,
    Party,
    Person,
    Source,
    Vehicle,
)
from partnerships.vocabulary import CompanyKind, EventKind, NameKind

pytestmark = pytest.mark.django_db
COUNTS = {
    "sources": 2,
    "companies": 2,
    "ownership": 2,
    "technologies": 1,
    "vehicles": 1,
    "agreements": 2,
    "people": 1,
    "market_figures": 1,
}
CREATED = {name: Tally(created=count) for name, count in COUNTS.items()}
UNCHANGED = {name: Tally(unchanged=count) for name, count in COUNTS.items()}


def _everything():
    """Every row of every fact and source, with its id and values: equal only if nothing was touched."""
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in (Source, Citation, *FACTS.values())
    }


def test_a_record_becomes_an_agreement_with_parties_events_and_derived_state(seeds):
    assert load(seeds.folder) == CREATED
    lab = Agreement.objects.get(slug="lab")
    assert [lab.title, lab.type, str(lab.part_of), lab.value_amount, lab.value_currency, lab.value_bound] == [
        "Lab of Alder and Birch",
        "joint_development",
        "Frame of Alder and Birch",
        Decimal(5000000),
        "EUR",
        "up_to",
    ]
    assert [lab.status, lab.starts, lab.last_reported] == [
        "in_force",
        PartialDate.of("2019"),
        PartialDate.of("about 2022"),
    ]
    assert [str(party) for party in lab.parties.all()] == ["Alder Motor (partner)", "Birch (partner)"]
    assert [str(each) for each in (*lab.technologies.all(), *lab.vehicles.all())] == ["Birch OS", "Alder One"]


def test_the_derived_state_is_the_one_curation_derives(seeds):
    load(seeds.folder)
    before = list(Agreement.objects.order_by("pk").values())
    for agreement in Agreement.objects.all():
        refresh(agreement)
    after = list(Agreement.objects.order_by("pk").values())
    assert [{**row, "updated_at": None} for row in after] == [{**row, "updated_at": None} for row in before]


def test_other_records_keep_what_their_files_say(seeds):
    load(seeds.folder)
    assert list(CompanyName.objects.filter(company__slug="alder").values_list("text", "kind", "language", "key")) == [
        ("Alder Motor", "short", "", "alder motor"),
        ("Alder", "alias", "", "alder"),
        ("桤木", "translation", "zh-Hans", "qi mu"),
    ]
    holdings = Ownership.objects.order_by("pk").values_list("share_kind", "share_min", "is_approximate", "state")
    assert list(holdings) == [("exact", Decimal("12.5"), False, "ended"), ("exact", 30, True, "current")]
    milestone = Vehicle.objects.get().milestones.get()
    assert [milestone.kind, milestone.date_kind, str(milestone.said_on)] == ["deliveries_start", "expected", "2021-05"]
    assert str(Person.objects.get().appointments.get().known_on) == "2021-05"
    figure = MarketFigure.objects.get()
    assert [figure.value, figure.is_stock, str(figure.period)] == [Decimal("4.92"), True, "2020"]
    assert Source.objects.get(slug="paper-2022").is_mirror


def test_differing_sources_stand_side_by_side(seeds):
    load(seeds.folder)
    event = AgreementEvent.objects.get(agreement__slug="lab")
    cited = [(str(c.source.slug), c.field, c.value, c.rank, c.is_conflicting) for c in event.citations.all()]
    assert cited == [
        ("wire-2021", "date", "2019", "preferred", False),
        ("paper-2022", "date", "2017", "normal", True),
    ]


def test_a_second_load_changes_nothing_at_all(seeds):
    load(seeds.folder)
    before = _everything()
    assert load(seeds.folder) == UNCHANGED
    assert _everything() == before


def test_a_rebuilt_database_has_the_same_public_ids(seeds):
    load(seeds.folder)
    assert dict(Company.objects.values_list("slug", "public_id")) == {
        "alder": "co_pq8h8f2mka",
        "birch": "co_3gvy6rtd95",
    }


def test_loading_is_signed(seeds, editor):
    load(seeds.folder, by=editor)
    contexts = pghistory.models.Context.objects.values_list("metadata", flat=True)
    assert list(contexts) == [{"user": editor.pk, "reason": "Loading the seed files", "seeds": True}]


def test_a_changed_file_changes_only_what_differs(seeds):
    load(seeds.folder)
    before = _everything()
    lab = seeds.files["agreements"]["lab"]
    lab["title"] = "Laboratory of Alder and Birch"
    lab["parties"][1]["role"] = "supplier"
    assert load(seeds.write()) == {**UNCHANGED, "agreements": Tally(changed=1, unchanged=1)}
    after = _everything()
    assert {name for name in after if after[name] != before[name]} == {"Agreement", "Party"}
    changed = Agreement.objects.get(slug="lab")
    assert [changed.title, changed.key] == ["Laboratory of Alder and Birch", "laboratory of alder and birch"]
    assert [str(party) for party in changed.parties.all()] == ["Alder Motor (partner)", "Birch (supplier)"]
    assert changed.public_id == next(row["public_id"] for row in before["Agreement"] if row["slug"] == "lab")


def test_a_changed_holding_is_changed_in_place(seeds):
    load(seeds.folder)
    ids = list(Ownership.objects.order_by("pk").values_list("pk", flat=True))
    seeds.files["ownership"]["alder>birch/2"]["share"] = 35
    assert load(seeds.write())["ownership"] == Tally(changed=1, unchanged=1)
    assert list(Ownership.objects.order_by("pk").values_list("pk", "share_min")) == [
        (ids[0], Decimal("12.5")),
        (ids[1], 35),
    ]


def test_added_records_are_created_and_missing_ones_stay(seeds):
    load(seeds.folder)
    seeds.files["people"] = {"bo-beech": {"name": "Bo Beech"}}
    assert load(seeds.write())["people"] == Tally(created=1)
    assert list(Person.objects.values_list("slug", flat=True)) == ["ada-ash", "bo-beech"]


def _rename(editor):
    company = Company.objects.get(slug="birch")
    company.name = "Birch AB"
    with signed(editor, "The source says so"):
        company.save()


def _add_name(editor):
    with signed(editor):
        add_name(Company.objects.get(slug="birch"), "Birch AB", kind=NameKind.LEGAL)


def _remove_name(editor):
    with signed(editor):
        CompanyName.objects.get(company__slug="birch").delete()


def _cite_company(editor):
    with signed(editor):
        cite(Company.objects.get(slug="birch"), Source.objects.get(slug="wire-2021"))


def _cite_name(editor):
    with signed(editor):
        cite(CompanyName.objects.get(company__slug="birch"), Source.objects.get(slug="wire-2021"))


@pytest.mark.parametrize("edit", [_rename, _add_name, _remove_name, _cite_company, _cite_name])
def test_what_an_editor_did_is_kept_and_said(seeds, editor, edit):
    load(seeds.folder)
    edit(editor)
    before = _everything()
    seeds.files["companies"]["birch"]["country"] = "FI"
    seeds.files["companies"]["alder"]["country"] = "TW"
    assert load(seeds.write())["companies"] == Tally(changed=1, kept=[("birch", "edited by marta")])
    assert Company.objects.get(slug="alder").country == "TW"
    assert [row for row in _everything()["Company"] if row["slug"] == "birch"] == [
        row for row in before["Company"] if row["slug"] == "birch"
    ]
    assert _everything()["CompanyName"] == before["CompanyName"]


def test_an_event_added_by_an_editor_keeps_the_agreement(seeds, editor):
    load(seeds.folder)
    with signed(editor):
        frame = Agreement.objects.get(slug="frame")
        add_event(frame, EventKind.ENDED, PartialDate.of("2022"))
        refresh(frame)
    assert load(seeds.folder)["agreements"] == Tally(unchanged=1, kept=[("frame", "edited by marta")])
    assert Agreement.objects.get(slug="frame").status == "ended"


def test_a_record_whose_slug_an_editor_changed_is_still_the_same_record(seeds, editor):
    load(seeds.folder)
    with signed(editor):
        company = Company.objects.get(slug="birch")
        company.slug = "birch-ab"
        company.save()
    seeds.files["people"]["ada-ash"]["appointments"][0]["company"] = "birch"
    tallies = load(seeds.write())
    assert tallies["companies"] == Tally(unchanged=1, kept=[("birch", "edited by marta")])
    assert tallies["people"] == Tally(changed=1)
    assert list(Company.objects.values_list("slug", flat=True)) == ["alder", "birch-ab"]
    assert Person.objects.get().appointments.get().company == company


def test_what_an_editor_removed_is_not_brought_back(seeds, editor):
    load(seeds.folder)
    with signed(editor, "Not notable"):
        Person.objects.get().delete()
        Ownership.objects.filter(state="ended").delete()
    tallies = load(seeds.folder)
    assert tallies["people"] == Tally(kept=[("ada-ash", "edited by marta")])
    assert tallies["ownership"] == Tally(unchanged=1, kept=[("alder>birch", "edited by marta")])
    assert [Person.objects.count(), Ownership.objects.count()] == [0, 1]


def test_what_refers_to_a_removed_record_is_left_alone(seeds, editor):
    load(seeds.folder)
    with signed(editor):
        Agreement.objects.get(slug="lab").delete()
        Ownership.objects.all().delete()
        Source.objects.get(slug="wire-2021").delete()
    seeds.files["people"]["ada-ash"]["sources"] = [{"source": "wire-2021"}]
    assert load(seeds.write())["people"] == Tally(kept=[("ada-ash", "refers to a record that was removed")])


def test_a_record_an_editor_made_first_stays_his_and_is_referred_to(seeds, editor):
    with signed(editor):
        company = add_company("Birch", kind=CompanyKind.SUPPLIER, slug="birch")
    assert load(seeds.folder)["companies"] == Tally(created=1, kept=[("birch", "edited by marta")])
    assert Company.objects.get(slug="birch").kind == "supplier"
    assert Party.objects.filter(company=company).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_the_same_time_follow_each_other(seeds):
    def run():
        try:
            return load(seeds.folder)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        tallies = [future.result() for future in [pool.submit(run), pool.submit(run)]]
    assert CREATED in tallies
    assert UNCHANGED in tallies


@pytest.mark.django_db(transaction=True)
def test_an_unsigned_change_counts_as_an_edit(seeds):
    load(seeds.folder)
    Company.objects.filter(slug="birch").update(country="NO")
    assert load(seeds.folder)["companies"] == Tally(unchanged=1, kept=[("birch", "edited by an unsigned change")])


def _set(file, record, /, **fields):
    def change(files):
        files[file][record].update(fields)

    return change


def _set_event(**fields):
    def change(files):
        files["agreements"]["lab"]["events"][0].update(fields)

    return change


def _without(file, record, field):
    def change(files):
        del files[file][record][field]

    return change


def _repeat_party(files):
    parties = files["agreements"]["lab"]["parties"]
    parties.append(parties[0])


def _circle(files):
    files["agreements"]["frame"]["part_of"] = "lab"


BIRCH = "seeds/companies.json, “birch”"
HOLDING = "seeds/ownership.json, “alder>birch”"
LAB = "seeds/agreements.json, “lab”"
CAR = "seeds/vehicles.json, “alder-one”"
PAPER = "seeds/sources.json, “paper-2022”"
PEOPLE = "seeds/people.json"
LIMITS = "Ensure this value has at most"
KINDS = "automaker, supplier, technology, joint_venture, marque, public_body, other"


@pytest.mark.parametrize(
    "damage, message",
    [
        (
            _set("companies", "birch", kind="maker"),
            f"{BIRCH}, kind: “maker” is not one of {KINDS}.",
        ),
        (_without("companies", "birch", "name"), f"{BIRCH}, name: is missing."),
        (_set("companies", "birch", name=""), f"{BIRCH}, name: an empty text stands here; it must be a text."),
        (_set("companies", "birch", name=7), f"{BIRCH}, name: 7 stands here; it must be a text."),
        (_set("companies", "birch", name="B" * 201), f"{BIRCH}, name: {LIMITS} 200 characters (it has 201)."),
        (_set("companies", "birch", country=None), f"{BIRCH}, country: null stands here; it must be a text."),
        (
            _set("companies", "birch", country="Sweden"),
            f"{BIRCH}, country: Two capital letters, ISO 3166. {LIMITS} 2 characters (it has 6).",
        ),
        (_set("companies", "birch", colour="green"), f"{BIRCH}, colour: there is no such field."),
        (_set("companies", "birch", names={}), f"{BIRCH}, names: {{}} stands here; it must be a list."),
        (_set("companies", "birch", names=["B"]), f'{BIRCH}, names[0]: an object with fields is expected, not "B".'),
        (_set("companies", "birch", founded="2021-13"), f"{BIRCH}, founded: 2021-13 has no month 13."),
        (_set("ownership", "alder>birch", share="much"), f'{HOLDING}, share: "much" stands here; it must be a number.'),
        (_set("ownership", "alder>birch", share=True), f"{HOLDING}, share: true stands here; it must be a number."),
        (
            _set("ownership", "alder>birch", share=112),
            f"{HOLDING}, share_min: Ensure this value is less than or equal to 100.",
        ),
        (_set("ownership", "alder>birch", owner="birch"), f"{HOLDING}: A company cannot own itself."),
        (_set("ownership", "alder>birch", until="2016"), f"{HOLDING}: It ends before it begins."),
        (_set("ownership", "alder>birch", owned="oak"), f'{HOLDING}, owned: nothing is called "oak".'),
        (
            _set("vehicles", "alder-one", technologies=[{"technology": "birch-os", "quantity": 2.5}]),
            f'{CAR}, technologies[0].quantity: "2.5" stands here; it must be a whole number.',
        ),
        (_set("agreements", "lab", status="signed"), f"{LAB}, status: the events amount to “in_force”, not “signed”."),
        (_set("agreements", "lab", technologies=["warp"]), f'{LAB}, technologies: nothing is called "warp".'),
        (_set("agreements", "lab", value={"text": "5", "amount": 5}), f"{LAB}: An amount needs its currency."),
        (
            _set("agreements", "lab", parties=[{"company": "birch", "role": "licensor"}]),
            f"{LAB}, parties[0].role: “licensor” does not fit a joint development. These do: "
            "partner, supplier, customer, manufacturer, client, technology provider, other.",
        ),
        (_set_event(date="31 Feb 2021"), f"{LAB}, events[0].date: February 2021 has no day 31."),
        (
            _set_event(sources=[{"source": "wire-2021", "rank": "best"}]),
            f"{LAB}, events[0].sources[0].rank: “best” is not one of preferred, normal, deprecated.",
        ),
        (
            _set_event(sources=[{"source": "wire-2021", "supports": "x" * 301}]),
            f"{LAB}, events[0].sources[0].note: {LIMITS} 300 characters (it has 301).",
        ),
        (_repeat_party, f"{LAB}, parties[2]: Party with this Agreement, Company and Role already exists."),
        (_set("agreements", "lab", part_of=["lab"]), f'{LAB}, part_of: ["lab"] stands here; it must be a text.'),
        (_set("agreements", "lab", summary="a\0b"), f'{LAB}, summary: "\\u0000" is no character that can be kept.'),
        (_circle, f"{LAB}, part_of: leads back to the record itself."),
        (
            _set("sources", "paper-2022", url="https://example.org/lab"),
            f"{PAPER}: Another source has this address.",
        ),
        (_set("sources", "paper-2022", url="javascript:alert(1)"), f"{PAPER}, url: Enter a valid URL."),
    ],
)
def test_a_damaged_file_names_file_record_and_field_and_writes_nothing(seeds, damage, message):
    damage(seeds.files)
    with pytest.raises(SeedError) as refused:
        load(seeds.write())
    assert str(refused.value) == message
    assert [rows for rows in _everything().values() if rows] == []


@pytest.mark.parametrize(
    "content, message",
    [
        (None, f"{PEOPLE}: the file is missing."),
        (
            b"{",
            f"{PEOPLE}: this is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1).",
        ),
        (
            b"\xff",
            f"{PEOPLE}: this is not JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte.",
        ),
        (b"[]", f"{PEOPLE}: an object keyed by slug is expected."),
        (b'{"a": {"name": "\\ud800"}}', f'{PEOPLE}, “a”, name: "\\ud800" is no character that can be kept.'),
        (b'{"a": 1}', f"{PEOPLE}, “a”: an object with fields is expected, not 1."),
        (b'{"a": {}, "a": {}}', f"{PEOPLE}: “a” stands twice in one object."),
        (b'{"a": {"name": "A", "name": "B"}}', f"{PEOPLE}: “name” stands twice in one object."),
        (
            b'{"a b": {"name": "A"}}',
            f"{PEOPLE}, “a b”, slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named(seeds, content, message):
    path = seeds.folder / "people.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(SeedError) as refused:
        load(seeds.folder)
    assert str(refused.value) == message
    assert Source.objects.count() == 0


def test_a_folder_in_place_of_a_file_is_named(seeds):
    path = seeds.folder / "people.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(SeedError) as refused:
        load(seeds.folder)
    assert str(refused.value) == f"{PEOPLE}: the file cannot be read: Is a directory."


def test_a_failed_second_load_leaves_the_first_as_it_was(seeds):
    load(seeds.folder)
    before = _everything()
    seeds.files["companies"]["alder"]["name"] = "Alder Cars"
    seeds.files["market_figures"]["stock-2020"]["unit"] = 3
    with pytest.raises(SeedError):
        load(seeds.write())
    assert _everything() == before


def test_an_impossible_change_is_refused_by_name(seeds):
    load(seeds.folder)
    seeds.files["companies"]["alder"]["names"].append({"text": "Alder", "kind": "alias"})
    with pytest.raises(SeedError) as refused:
        load(seeds.write())
    words = "Company name with this Company, Text and Kind already exists."
    assert str(refused.value) == f"seeds/companies.json, “alder”, names[0]: {words}"
