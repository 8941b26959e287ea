"""The admin's pages in a browser: nothing the policy has to block, and no barrier on any of them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from partnerships.curation.importing import fail, take_in
from partnerships.curation.reviewing import accept_all
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Citation, Company, Import, Person, Source, Vehicle
from tests.curation.told import TEXT, make_import

pytestmark = pytest.mark.browser
FORMS = [Agreement, Citation, Company, Person, Source, Vehicle]


@pytest.fixture
def addresses(live_server, editor, page: Page) -> list[str]:
    """One page of each sort, and an editor logged in to see them."""
    accept_all(make_import(), above=0, by=editor)
    make_import(text=TEXT + " ")
    about = {"title": "A", "publisher": "B", "published": PartialDate.of("2021"), "by": editor}
    take_in("Waiting.", **about)
    fail(take_in("Failed.", **about).pk, "The reader stopped: a reason.")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("marta")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Log in").click()
    lists = [reverse(f"admin:partnerships_{model._meta.model_name}_changelist") for model in [*FORMS, Import]]
    forms = [reverse(f"admin:partnerships_{model._meta.model_name}_add") for model in [*FORMS, Import]]
    records = [record for model in FORMS for record in model.objects.all()[:1]] + list(Import.objects.all())
    changes = [reverse(f"admin:partnerships_{one._meta.model_name}_change", args=[one.pk]) for one in records]
    return [f"{live_server.url}{path}" for path in (reverse("admin:index"), *lists, *forms, *changes)]


def test_nothing_on_any_page_is_against_the_policy(page: Page, addresses: list[str]):
    for address in addresses:
        assert page.goto(address).status == 200
        page.wait_for_load_state("load")


# The checker writes styles of its own into the page, which the policy would block.
@pytest.mark.browser_context_args(bypass_csp=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_has_a_barrier_or_runs_off_the_screen(page: Page, addresses: list[str], width: int):
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses:
        page.goto(address)
        barriers = [violation["id"] for violation in Axe().run(page).response["violations"]]
        if barriers or page.evaluate("document.documentElement.scrollWidth") > width:
            found[address] = barriers
    assert found == {}
