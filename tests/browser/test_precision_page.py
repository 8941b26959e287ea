"""How good the proposals are, in a browser: no barrier on any screen, nothing against the policy, no script needed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from partnerships.curation.reviewing import accept, reject
from partnerships.vocabulary import RejectReason
from tests.browser.test_journey import log_in
from tests.curation.told import make_import, proposal_of

pytestmark = pytest.mark.browser


@pytest.fixture
def address(live_server, editor) -> str:
    article = make_import()
    accept(proposal_of(article, "company"), by=editor)
    reject(proposal_of(article, "figure"), by=editor, reason=RejectReason.NOT_STATED)
    return f"{live_server.url}{reverse('admin:partnerships_import_precision')}"


# The checker writes styles of its own into the page, which the policy would block.
@pytest.mark.browser_context_args(bypass_csp=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_has_no_barrier_and_stays_on_the_screen(page: Page, live_server, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, live_server.url)
    page.goto(address)
    barriers = [violation["id"] for violation in Axe().run(page).response["violations"]]
    assert (barriers, page.evaluate("document.documentElement.scrollWidth") > width) == ([], False)


def test_it_is_reached_and_read_without_scripts(browser: Browser, live_server, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url)
    page.get_by_role("link", name="How good are the proposals").click()
    expect(page).to_have_url(address)
    expect(page.get_by_role("row", name="by_hand Figure 0 0 1 1 0%")).to_be_visible()
    context.close()
