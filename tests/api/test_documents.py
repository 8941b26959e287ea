"""Documents: what a client reads of each record."""

from __future__ import annotations

import pytest
from django.test.utils import CaptureQueriesContext

from partnerships.curation.vehicles import add_vehicle
from partnerships.models import Agreement, Company
from tests.api.bluepark import TEXT, make_undisclosed
from tests.factories import make_agreement, make_company, make_source


def named(*names):
    return [{"slug": slug, "name": name} for slug, name in names]


def without_ids(document):
    return {key: part for key, part in document.items() if key != "id"}


def test_there_are_three_agreements_in_order_of_time(get, bluepark):
    status, page = get("agreements/")
    assert (status, page["count"], page["next"], page["previous"]) == (200, 3, None, None)
    rows = [
        (row["title"], row["type"], row["dates"]["start"]["display"], len(row["parties"])) for row in page["results"]
    ]
    assert rows == [
        ("Cooperation", "strategic_cooperation", "2017", 2),
        ("Creative lab", "joint_development", "2019", 2),
        ("Licence", "technology_licence", "early 2021", 2),
    ]


def test_the_licence_names_who_grants_and_who_obtains(get, bluepark):
    _, document = get("agreements/licence/")
    parties = [(party["company"]["slug"], party["role"], party["share"]) for party in document["parties"]]
    assert parties == [("baic-bluepark", "licensor", None), ("steyr-usa", "licensee", None)]
    assert document["dates"]["start"] == {
        "text": None,
        "value": "2021",
        "precision": "year",
        "qualifier": "early",
        "kind": "actual",
        "earliest": "2021-01-01",
        "latest": "2021-04-30",
        "display": "early 2021",
        "edtf": "2021-37",
    }


def test_a_date_keeps_the_words_of_its_source(get, bluepark):
    bluepark["cooperation"].events.update(date_phrase="in 2017", date_kind="first_reported")
    for address in ["agreements/cooperation/", "agreements/"]:
        _, document = get(address)
        start = document.get("results", [document])[0]["dates"]["start"]
        assert (start["text"], start["value"], start["kind"]) == ("in 2017", "2017", "first_reported")


@pytest.mark.parametrize(
    "stored,value,precision,qualifier,edtf,earliest,latest",
    [
        ("2021-04-19", "2021-04-19", "day", None, "2021-04-19", "2021-04-19", "2021-04-19"),
        ("2021-04", "2021-04", "month", None, "2021-04", "2021-04-01", "2021-04-30"),
        ("about 2019", "2019", "year", "about", "2019~", "2019-01-01", "2019-12-31"),
        ("before 2020", "2020", "year", "before", "[..2019-12-31]", None, "2019-12-31"),
        ("after 2020", "2020", "year", "after", "[2021-01-01..]", "2021-01-01", None),
        ("by 2025-06", "2025-06", "month", "by", "[..2025-06]", None, "2025-06-30"),
        ("2021-33", "2021", "quarter", None, "2021-33", "2021-01-01", "2021-03-31"),
        ("2019/2021", "2019/2021", "interval", None, "2019/2021", "2019-01-01", "2021-12-31"),
    ],
)
def test_a_date_is_never_more_exact_than_its_source(
    get, db, stored, value, precision, qualifier, edtf, earliest, latest
):
    make_agreement("Lab", make_company("BAIC"), on=stored)
    start = get("agreements/lab/")[1]["dates"]["start"]
    bounds = (start["earliest"], start["latest"])
    assert (start["value"], start["precision"], start["qualifier"], start["edtf"], bounds) == (
        value, precision, qualifier, edtf, (earliest, latest),
    )  # fmt: skip


def test_an_unnamed_party_has_a_label_and_no_company(get, bluepark):
    make_undisclosed(bluepark["cooperation"])
    party = get("agreements/cooperation/")[1]["parties"][-1]
    assert party == {
        "company": None,
        "label": "a European supplier",
        "role": "other",
        "share": 12.5,
        "note": None,
        "citations": [],
    }


def test_every_part_names_the_citations_that_support_it(get, bluepark):
    _, document = get("agreements/cooperation/")
    assert [party["citations"] for party in document["parties"]] == [[2], []]
    assert [event["citations"] for event in document["events"]] == [[3]]
    first, _, third = document["citations"]
    assert {key: first[key] for key in ("n", "fact", "start", "end", "quote", "value")} == {
        "n": 1,
        "fact": "agreement",
        "start": 15,
        "end": 72,
        "quote": TEXT[15:72],
        "value": None,
    }
    assert first["source"]["url"] == "https://example.org/a"
    assert (third["field"], third["value"]) == ("date", "2018")


def test_the_text_of_a_source_and_what_stands_round_a_sentence_are_never_given(client, bluepark):
    slug = Agreement.objects.get(slug="cooperation").citations.get().source.slug
    for address in ["agreements/", "agreements/cooperation/", "sources/", f"sources/{slug}/"]:
        answer = client.get(f"/api/v1/{address}").content.decode()
        assert ("A long report" in answer, "December." in answer) == (False, False)


def test_a_source_lists_the_sentences_cited_and_the_records_they_support(get, bluepark):
    slug = get("sources/")[1]["results"][0]["slug"]
    _, document = get(f"sources/{slug}/")
    assert document["citations_count"] == 3
    supports = [(one["fact"], one["supports"]["type"], one["supports"]["title"]) for one in document["citations"]]
    assert supports == [
        ("agreement", "agreement", "Cooperation"),
        ("party", "agreement", "Cooperation"),
        ("event", "agreement", "Cooperation"),
    ]


def test_a_company_has_its_names_its_owners_and_its_number_of_agreements(get, bluepark):
    _, document = get("companies/baic-bluepark/")
    assert (document["agreements_count"], [name["text"] for name in document["names"]]) == (3, ["BAIC BluePark"])
    assert [(owner["company"]["slug"], owner["share"]) for owner in document["owners"]] == [
        ("baic-group", {"kind": "unknown", "min": None, "max": None, "is_approximate": False})
    ]
    assert [held["company"]["slug"] for held in get("companies/baic-group/")[1]["holdings"]] == ["baic-bluepark"]


def test_a_vehicle_has_its_partners_technologies_and_milestones(get, bluepark):
    _, document = get("vehicles/alpha-s-hi/")
    assert [(p["company"]["slug"], p["role"]) for p in document["partners"]] == [("huawei", "technology_provider")]
    technology = [(t["technology"]["name"], t["supplier"]["slug"], t["quantity"]) for t in document["technologies"]]
    assert technology == [("Lidar", "huawei", 3)]
    milestones = [
        (m["kind"], m["date"]["display"], m["date"]["kind"], m["date"]["text"]) for m in document["milestones"]
    ]
    assert milestones == [
        ("unveiled", "April 2021", "actual", "last month"),
        ("deliveries_start", "December 2021", "expected", None),
    ]


def test_part_and_whole_and_what_it_is_about_are_named(get, bluepark):
    frame, lab = bluepark["cooperation"], bluepark["creative-lab"]
    Agreement.objects.filter(pk=lab.pk).update(part_of=frame, value_text="100 million euros", value_amount=100_000_000,
                                               value_currency="EUR")  # fmt: skip
    car = add_vehicle("Alpha T")
    lab.vehicles.add(car)
    _, document = get("agreements/creative-lab/")
    assert without_ids(document["parent"]) == {"slug": "cooperation", "title": "Cooperation"}
    assert document["value"] == {
        "amount": "100000000",
        "currency": "EUR",
        "bound": "exact",
        "text": "100 million euros",
    }
    assert [without_ids(vehicle) for vehicle in document["vehicles"]] == named(("alpha-t", "Alpha T"))
    assert [child["slug"] for child in get("agreements/cooperation/")[1]["children"]] == ["creative-lab"]
    assert [row["slug"] for row in get("vehicles/alpha-t/")[1]["agreements"]] == ["creative-lab"]


@pytest.mark.parametrize(
    "kind,slug", [("companies", "huawei"), ("agreements", "licence"), ("vehicles", "alpha-s-hi"), ("sources", None)]
)
def test_slug_and_permanent_id_address_the_same_record(get, bluepark, kind, slug):
    row = get(f"{kind}/")[1]["results"][0] if slug is None else {"slug": slug}
    by_slug = get(f"{kind}/{row['slug']}/")
    assert by_slug[0] == 200
    assert get(f"{kind}/{by_slug[1]['id']}/") == by_slug


def test_a_merged_company_sends_the_reader_to_its_heir(client, bluepark):
    huawei = Company.objects.get(slug="huawei")
    old = make_company("Huawei Cars", slug="companies")
    Company.objects.filter(pk=old.pk).update(merged_into=huawei)
    for word in [old.slug, old.public_id]:
        for rest in ["", "relations/"]:
            response = client.get(f"/api/v1/companies/{word}/{rest}")
            assert (response.status_code, response.json()) == (308, {"replaced_by": huawei.public_id})
            assert response["Location"] == f"/api/v1/companies/{huawei.public_id}/{rest}"
    moved = client.get("/api/v1/companies/companies/relations/?type=supply")
    assert moved["Location"] == f"/api/v1/companies/{huawei.public_id}/relations/?type=supply"
    listed = [row["slug"] for row in client.get("/api/v1/companies/?q=huawei").json()["results"]]
    assert listed == ["huawei"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "address,most",
    [
        ("agreements/?company=a", 3),
        ("agreements/agreement-0/", 3),
        ("companies/", 2),
        ("companies/a/", 3),
        ("companies/a/relations/", 3),
        ("vehicles/", 2),
        ("sources/", 2),
        ("sources/wire-report-0/", 2),
    ],
)
def test_an_answer_costs_the_same_however_many_rows(get, db, django_assert_num_queries, address, most, count):
    one, other = make_company("A"), make_company("B")
    for number in range(count):
        make_agreement(f"Agreement {number}", one, other)
        make_source(f"Report {number}")
        add_vehicle(f"Car {number}", maker=one, marque=other)
    with django_assert_num_queries(most):
        assert get(address)[0] == 200


def test_the_widest_question_takes_five_queries(get, bluepark):
    from django.db import connection

    query = "company=huawei&technology=lidar&vehicle=alpha-s-hi&country=CN&role=partner&from=2000&sourced=true"
    with CaptureQueriesContext(connection) as queries:
        assert get(f"agreements/?{query}")[0] == 200
    assert len(queries) == 5
