"""Records edited by hand: every list, every form, and what follows from a change."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from partnerships.curation.agreements import add_party
from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.figures import add_figure
from partnerships.curation.people import add_person, appoint
from partnerships.curation.reviewing import accept_all
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_technology, add_vehicle
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Citation, Company, CompanyName, Judgement, Ownership, Source
from partnerships.vocabulary import NameKind, Role, Verdict
from tests.curation.told import make_import
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db
OURS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "partnerships")
BLANK_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}


def to(model: str, view: str = "changelist", *args: Any) -> str:
    return reverse(f"admin:partnerships_{model}_{view}", args=args)


def no_rows(*prefixes: str) -> dict[str, int]:
    """The management forms of inlines without rows."""
    return {f"{prefix}-{name}": value for prefix in prefixes for name, value in BLANK_ROWS.items()}


def row(prefix: str, number: int, **fields: Any) -> dict[str, Any]:
    return {f"{prefix}-{number}-{name}": value for name, value in fields.items()}


def fill(number: int) -> None:
    """One more of everything that has a list."""
    one, two = make_company(f"One {number}"), make_company(f"Two {number}")
    source = make_source(f"Report {number}")
    agreement = make_agreement(f"Pact {number}", one, two)
    cite(agreement, source)
    add_ownership(one, two)
    vehicle = add_vehicle(f"Car {number}", marque=one, maker=two)
    cite(vehicle, source)
    add_technology(f"Battery {number}", developer=one)
    appoint(add_person(f"Person {number}"), one, "chair")
    add_figure(f"Sales {number}", period=PartialDate.of("2020"))
    Judgement.objects.create(mention=one.name, key=f"one {number}", company=one, verdict=Verdict.SAME)
    one.successions.create(kind="merger", successor=two)


def test_every_model_an_editor_needs_has_a_list():
    assert OURS == [
        "agreement",
        "citation",
        "company",
        "import",
        "judgement",
        "marketfigure",
        "ownership",
        "person",
        "source",
        "succession",
        "technology",
        "vehicle",
    ]


@pytest.mark.parametrize("model", [model for model in OURS if model != "import"])
def test_a_list_costs_the_same_however_many_rows_it_has(desk, model, django_assert_max_num_queries):
    counts = []
    for rows, more in ((1, [0]), (3, [1, 2])):
        for number in more:
            fill(number)
        with django_assert_max_num_queries(10) as asked:
            response = desk.get(to(model))
        assert len(response.context["cl"].result_list) >= rows
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", [model for model in OURS if model != "import"])
def test_every_record_opens_and_every_list_can_be_searched(desk, model):
    fill(0)
    registered = next(one for one in admin.site._registry if one._meta.model_name == model)
    record = registered.objects.first()
    assert desk.get(to(model, "change", record.pk)).status_code == 200
    assert desk.get(to(model, "add")).status_code == 200
    assert desk.get(to(model), {"q": "o' OR 1=1; --<b>"}).status_code == 200


def test_a_company_is_found_by_any_of_its_names(desk):
    add_name(make_company("Huawei"), "华为", kind=NameKind.TRANSLATION)
    make_company("BAIC")
    found = desk.get(to("company"), {"q": "华为"}).context["cl"].result_list
    assert [company.name for company in found] == ["Huawei"]


def test_a_company_made_by_hand_gets_its_address_and_its_name_to_be_found_by(desk, editor):
    inlines = no_rows("names", "identifiers", "owners", "citations")
    response = desk.post(to("company", "add"), {"name": "Northvolt AB", "kind": "supplier", "country": "SE", **inlines})
    company = Company.objects.get()
    assert (response.status_code, company.slug) == (302, "northvolt")
    assert [str(name) for name in CompanyName.objects.all()] == ["Northvolt AB"]
    cause = company.history.get().pgh_context.metadata
    assert (cause["user"], cause["reason"]) == (editor.pk, "edited in the admin")


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(desk):
    inlines = no_rows("names", "identifiers", "owners", "citations")
    typed = {"name": "X", "kind": "supplier", "country": "Sweden", "founded": "2021-13", **inlines}
    response = desk.post(to("company", "add"), typed)
    assert sorted(response.context["adminform"].form.errors) == ["country", "founded"]
    assert Company.objects.count() == 0


def agreement_form(agreement: Agreement, **changes: Any) -> dict[str, Any]:
    event, parties = agreement.events.get(), list(agreement.parties.all())
    form = {
        "title": agreement.title,
        "type": agreement.type,
        "value_bound": "exact",
        **no_rows("citations"),
        "parties-TOTAL_FORMS": 2,
        "parties-INITIAL_FORMS": 2,
        "events-TOTAL_FORMS": 1,
        "events-INITIAL_FORMS": 1,
        **row("events", 0, id=event.pk, agreement=agreement.pk, kind=event.kind, date="2017", date_kind="actual"),
    }
    for number, party in enumerate(parties):
        fields = {"id": party.pk, "agreement": agreement.pk, "company": party.company_id, "role": party.role}
        form |= row("parties", number, **fields)
    return {**form, **changes}


def test_the_state_of_an_agreement_follows_its_events(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), make_company("Huawei"), on="2017")
    added = row("events", 1, agreement=agreement.pk, kind="ended", date="early 2020", date_kind="actual")
    form = agreement_form(agreement, **{"events-TOTAL_FORMS": 2}, **added)
    assert desk.post(to("agreement", "change", agreement.pk), form).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.status, str(agreement.starts), str(agreement.ends)) == ("ended", "2017", "early 2020")


def test_taking_an_event_out_gives_the_earlier_state_back(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), make_company("Huawei"), on="2017")
    form = agreement_form(agreement, **{"events-0-DELETE": "on"})
    assert desk.post(to("agreement", "change", agreement.pk), form).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.status, agreement.starts) == ("reported", None)


def test_a_role_that_does_not_fit_is_refused_and_nothing_is_saved(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), make_company("Huawei"), on="2017")
    form = agreement_form(agreement, **{"title": "Another", "parties-0-role": "licensor"})
    response = desk.post(to("agreement", "change", agreement.pk), form)
    assert "does not fit a strategic cooperation" in response.content.decode()
    agreement.refresh_from_db()
    assert agreement.title == "Pact"


def test_another_type_is_refused_while_the_roles_do_not_fit_it(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), make_company("Huawei"), on="2017")
    response = desk.post(to("agreement", "change", agreement.pk), agreement_form(agreement, type="supply"))
    assert "does not fit a supply" in response.content.decode()
    agreement.refresh_from_db()
    assert agreement.type == "strategic_cooperation"
    roles = {"parties-0-role": "supplier", "parties-1-role": "customer"}
    response = desk.post(to("agreement", "change", agreement.pk), agreement_form(agreement, type="supply", **roles))
    assert response.status_code == 302


def test_deleting_an_agreement_takes_its_parties_and_events_along(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), make_company("Huawei"))
    assert desk.post(to("agreement", "delete", agreement.pk), {"post": "yes"}).status_code == 302
    assert (Agreement.objects.count(), Company.objects.count()) == (0, 2)


def test_several_are_deleted_from_the_list_in_one_go(desk, editor):
    keys = [make_agreement(f"Pact {number}", make_company(f"BAIC {number}")).pk for number in range(2)]
    chosen = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    assert desk.post(to("agreement"), chosen).status_code == 302
    assert Agreement.objects.count() == 0


def test_a_company_that_is_party_to_something_cannot_be_deleted(desk):
    company = make_company("BAIC")
    make_agreement("Pact", company, make_company("Huawei"))
    response = desk.post(to("company", "delete", company.pk), {"post": "yes"})
    assert "would require deleting the following protected related objects" in response.content.decode()
    assert Company.objects.count() == 2


def citation_form(citation: Citation, **changes: Any) -> dict[str, Any]:
    form = {"source": citation.source_id, "agreement": citation.agreement_id, "rank": "normal", "state": "active"}
    return {**form, "quote": citation.quote, **changes}


def test_a_quotation_typed_in_gets_its_place_in_the_text(desk):
    source = make_source(text="They met. They signed in 2017. They left.")
    citation = cite(make_agreement("Pact", make_company("BAIC")), source)
    form = citation_form(citation, quote="They signed in 2017.")
    assert desk.post(to("citation", "change", citation.pk), form).status_code == 302
    citation.refresh_from_db()
    assert (citation.start, citation.end, citation.prefix, citation.suffix) == (10, 30, "They met. ", " They left.")


def test_a_quotation_that_the_text_does_not_have_is_refused_beside_its_field(desk):
    source = make_source(text="They met.")
    citation = cite(make_agreement("Pact", make_company("BAIC")), source)
    response = desk.post(to("citation", "change", citation.pk), citation_form(citation, quote="They signed."))
    assert response.context["adminform"].form.errors == {
        "quote": ["The text of the source does not contain these words. Copy them from it."]
    }
    citation.refresh_from_db()
    assert citation.quote == ""


def test_a_new_report_moves_the_day_an_agreement_was_last_reported(desk):
    agreement = make_agreement("Pact", make_company("BAIC"), on="2017")
    source = make_source(published=PartialDate.of("2021-05-13"))
    form = {"source": source.pk, "agreement": agreement.pk, "rank": "normal", "state": "active"}
    assert desk.post(to("citation", "add"), form).status_code == 302
    agreement.refresh_from_db()
    assert str(agreement.last_reported) == "2021-05-13"


def test_a_corrected_date_of_a_source_moves_it_too(desk):
    agreement, source = make_agreement("Pact", make_company("BAIC"), on="2017"), make_source(published="2021-05-13")
    cite(agreement, source)
    form = {
        "title": source.title,
        "publisher": "P",
        "language": "en",
        "published": "2022-06-01",
        **no_rows("citations"),
    }
    assert desk.post(to("source", "change", source.pk), form).status_code == 302
    agreement.refresh_from_db()
    assert str(agreement.last_reported) == "2022-06-01"


def test_the_text_of_a_source_cannot_be_edited(desk):
    source = make_source(text="As read.")
    form = {"title": "T", "publisher": "P", "language": "en", "text": "Otherwise."}
    desk.post(to("source", "change", source.pk), form)
    assert (Source.objects.get().title, Source.objects.get().text) == ("T", "As read.")


def test_a_judgement_can_be_reversed_and_bears_the_editors_name(desk, editor):
    company = make_company("Huawei")
    judgement = Judgement.objects.create(mention="Huawei", key="huawei", company=company, verdict=Verdict.DIFFERENT)
    form = {"mention": "Huawei", "company": company.pk, "verdict": "same"}
    desk.post(to("judgement", "change", judgement.pk), form)
    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.made_by) == ("same", editor)


def test_a_judgement_that_stands_under_another_spelling_is_not_doubled(desk):
    company = make_company("Huawei")
    Judgement.objects.create(mention="Huawei", key="huawei", company=company, verdict=Verdict.DIFFERENT)
    form = {"mention": "HUAWEI", "company": company.pk, "verdict": "same"}
    response = desk.post(to("judgement", "add"), form, follow=True)
    assert "already exists. Nothing was saved; look at the record as it is now." in response.content.decode()
    assert Judgement.objects.get().verdict == "different"


def test_shares_are_shown_as_known(desk):
    one, two = make_company("One"), make_company("Two")
    add_ownership(one, two, share=50)
    add_ownership(one, two, share=20, share_max=30)
    add_ownership(one, two)
    holdings = Ownership.objects.order_by("id")
    column = admin.site._registry[Ownership].share
    assert [column(holding) for holding in holdings] == ["50%", "20 to 30%", "Not reported"]


def test_parties_are_named_in_the_list_of_agreements(desk):
    agreement = make_agreement("Pact", make_company("BAIC"))
    add_party(agreement, "a European supplier", Role.SUPPLIER)
    assert "BAIC, a European supplier" in desk.get(to("agreement")).content.decode()


def test_pages_of_other_apps_that_break_our_rules_are_not_there():
    others = {model._meta.label for model in admin.site._registry if model._meta.app_label != "partnerships"}
    assert others == {"auth.Group", "auth.User", "axes.AccessAttempt"}


def test_a_citation_is_listed_by_its_words(desk, editor):
    accept_all(make_import(), above=0, by=editor)
    assert "BAIC BluePark signed a strategic cooperation agreement" in desk.get(to("citation")).content.decode()


def test_companies_are_narrowed_by_country_in_words(desk):
    make_company("BAIC", country="CN")
    make_company("Volvo", country="SE")
    make_company("Nameless")
    response = desk.get(to("company"), {"country": "SE"})
    assert [company.name for company in response.context["cl"].result_list] == ["Volvo"]
    assert [shown for _, shown in response.context["cl"].filter_specs[1].lookup_choices] == ["China", "Sweden"]
