"""manage.py load_seeds, and the real seed files as they stand in the knowledge base."""

from __future__ import annotations

from io import StringIO
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from partnerships.curation.agreements import refresh
from partnerships.curation.companies import add_company
from partnerships.curation.signing import signed
from partnerships.models import Agreement, AgreementEvent, Citation, Company, CompanyName, MarketFigure, Ownership
from partnerships.vocabulary import CompanyKind
from tests.seeds.test_seed_files import FILES


def _run(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """All seeds, for the tests of this module; what the first load said and how long it took."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = perf_counter()
        said = _run("load_seeds")
        yield said, perf_counter() - started
        transaction.set_rollback(True)


def test_the_first_load_creates_everything_within_15_seconds(loaded):
    said, seconds = loaded
    assert said == [
        "sources: 339 created, 0 changed, 0 unchanged",
        "companies: 212 created, 0 changed, 0 unchanged",
        "ownership: 176 created, 0 changed, 0 unchanged",
        "technologies: 44 created, 0 changed, 0 unchanged",
        "vehicles: 41 created, 0 changed, 0 unchanged",
        "agreements: 227 created, 0 changed, 0 unchanged",
        "people: 62 created, 0 changed, 0 unchanged",
        "market figures: 18 created, 0 changed, 0 unchanged",
    ]
    assert seconds < 15


def test_the_second_load_says_that_it_changed_nothing(loaded):
    swapped = [line.replace(" created, 0 changed, 0 unchanged", " unchanged") for line in loaded[0]]
    assert _run("load_seeds") == [line.replace(": ", ": 0 created, 0 changed, ") for line in swapped]


def test_if_empty_says_why_it_did_nothing(loaded):
    assert _run("load_seeds", "--if-empty") == [
        "Seeds not loaded: the knowledge base already holds 339 sources, 212 companies, 176 ownerships, "
        "44 technologies, 41 vehicles, 227 agreements, 62 people, 18 market figures."
    ]


def test_every_agreement_has_the_status_its_file_states(loaded):
    stated = {slug: agreement["status"] for slug, agreement in FILES["agreements"].items()}
    assert dict(Agreement.objects.values_list("slug", "status")) == stated


def test_every_running_agreement_is_as_recent_as_its_file_states(loaded):
    running = {slug: a["status_as_of"] for slug, a in FILES["agreements"].items() if a["status"] == "in_force"}
    found = {a.slug: a.status_as_of for a in Agreement.objects.filter(status="in_force")}
    assert {slug for slug, stated in running.items() if found[slug].earliest.isoformat() < stated[:4]} == set()


def test_deriving_anew_changes_no_agreement(loaded):
    for agreement in Agreement.objects.filter(slug__startswith="b"):
        before = [agreement.status, agreement.status_as_of, agreement.starts, agreement.ends, agreement.last_reported]
        refresh(agreement)
        assert [
            agreement.status,
            agreement.status_as_of,
            agreement.starts,
            agreement.ends,
            agreement.last_reported,
        ] == before


def test_every_company_has_its_search_keys(loaded):
    assert CompanyName.objects.filter(key="").count() == 0
    assert list(CompanyName.objects.filter(key="hua wei").values_list("company__slug", flat=True)) == ["huawei"]


def test_the_start_of_the_laboratory_is_told_both_ways(loaded):
    event = AgreementEvent.objects.get(agreement__slug="baic-huawei-lab-2019", kind="effective")
    assert event.date.display == "2019"
    cited = [(c.value, c.rank, c.source.slug) for c in event.citations.select_related("source")]
    assert cited == [
        ("2019", "preferred", "people-cn-2021-05-13-baic"),
        ("2017", "normal", "huaweicentral-baic-first-ev"),
        ("September 2017", "normal", "mic-2021-03-03-huawei"),
    ]


def test_all_known_disagreements_are_kept(loaded):
    differing = [citation for citation in Citation.objects.order_by("pk") if citation.is_conflicting]
    assert sorted((c.fact_name, c.field, c.value) for c in differing) == [
        ("event", "date", "2017"),
        ("event", "date", "May 2012"),
        ("event", "date", "September 2017"),
        ("event", "date", "September 2017"),
        ("ownership", "share", "5 %"),
    ]


def test_the_licence_is_dated_in_the_words_of_its_source(loaded):
    licence = Agreement.objects.get(slug="baic-bluepark-steyr-usa-2021")
    assert [licence.starts.display, licence.events.get().date_phrase] == ["early 2021", "at the beginning of 2021"]
    assert [(str(party.company), party.role) for party in licence.parties.all()] == [
        ("BAIC BluePark New Energy Technology", "licensor"),
        ("Steyr USA LLC", "licensee"),
    ]


def test_the_figures_of_the_article_are_as_exact_as_stated(loaded):
    figure = MarketFigure.objects.get(slug="cn-nev-registered-2020-end")
    assert [figure.value, str(figure.period), figure.is_stock, figure.change_percent, figure.change_bound] == [
        4_920_000,
        "2020",
        True,
        30,
        "nearly",
    ]


@pytest.mark.parametrize(
    "owner, owned, share_kind, share_min, share_max, is_approximate, state",
    [
        ("baic-group", "baic-bluepark", "unknown", None, None, False, "current"),
        ("daimler", "luminar", "range", 0, 1, False, "current"),
        ("pif", "lucid", "majority", None, None, False, "current"),
        ("seres", "yinwang", "exact", 10, 10, False, "agreed"),
        ("honda", "catl", "exact", 1, 1, True, "current"),
        ("toyota", "tpca", "exact", 50, 50, False, "ended"),
    ],
)
def test_shares_are_no_surer_than_their_notes(
    loaded, owner, owned, share_kind, share_min, share_max, is_approximate, state
):
    holding = Ownership.objects.filter(owner__slug=owner, owned__slug=owned).earliest("pk")
    assert [holding.share_kind, holding.share_min, holding.share_max, holding.is_approximate, holding.state] == [
        share_kind,
        share_min,
        share_max,
        is_approximate,
        state,
    ]


def test_the_facts_are_free_of_contradictions(loaded):
    assert _run("check_facts") == [
        "warning: the owners of “chrysler” hold 153.5 % together on 2011-07-21; some of it is out of date.",
        "warning: 127 company names in another language or script without a source.",
        "warning: 5 citations state another value than the one shown.",
        "0 errors, 3 warnings.",
    ]


@pytest.mark.django_db
def test_if_empty_loads_into_an_empty_knowledge_base(seeds):
    assert (
        _run("load_seeds", "--if-empty", "--folder", str(seeds.folder))[1]
        == "companies: 2 created, 0 changed, 0 unchanged"
    )
    assert Company.objects.count() == 2


@pytest.mark.django_db
def test_what_is_kept_is_reported_by_name(seeds, editor):
    with signed(editor):
        add_company("Birch", kind=CompanyKind.SUPPLIER, slug="birch")
    said = _run("load_seeds", "--folder", str(seeds.folder), "--by", "marta")
    assert said[1:3] == [
        "companies: 1 created, 0 changed, 0 unchanged, 1 kept",
        "  “birch” stays as it is: edited by marta.",
    ]


@pytest.mark.django_db
def test_a_damaged_file_is_one_clear_error(seeds):
    seeds.files["companies"]["birch"]["kind"] = "tree"
    with pytest.raises(CommandError) as refused:
        _run("load_seeds", "--folder", str(seeds.write()))
    assert str(refused.value) == (
        "The seeds were not loaded and nothing was changed. seeds/companies.json, “birch”, kind: “tree” is not one of "
        "automaker, supplier, technology, joint_venture, marque, public_body, other."
    )


@pytest.mark.django_db
def test_an_unknown_account_cannot_sign():
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        _run("load_seeds", "--by", "nobody")
