"""Every public page in a real browser: for everyone, on wide and narrow screens, in both themes, with and without keys,
a pointer or scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.pages.world import SENTENCES, build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/",
    "/timeline/",
    "/timeline/?view=list",
    "/timeline/?view=chart&lanes=company",
    "/timeline/?q=nothing",
    "/companies/",
    "/companies/blueworks/",
    "/companies/harbour-group/",
    "/agreements/",
    "/agreements/?company=nobody&status=signed",
    "/agreements/creative-lab/",
    "/vehicles/",
    "/vehicles/aurora/",
    "/sources/",
    "/sources/{article}/",
    "/search/",
    "/search/?q=lumen",
    "/search/?q=zzzzzz",
    "/api/",
]
CITED = ("/companies/blueworks/", "/agreements/creative-lab/", "/vehicles/aurora/")
NARROWEST = 320
AXE = {
    "preload": False,  # it would load the style sheets again in ways that the policy blocks
    "resultTypes": ["violations"],
}


@pytest.fixture
def small(live_server):
    """The address of a site with one article's facts, and its pages."""
    world = build()
    return live_server.url, [page.format(article=world.article.slug) for page in PAGES]


def barriers(page: Page) -> list[tuple[str, str, str]]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [(page.url, one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_has_a_barrier_or_scrolls_sideways(page: Page, small, width, theme):
    site, addresses = small
    page.emulate_media(color_scheme=theme)
    for address in addresses:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + address)
        assert barriers(page) == []
        page.set_viewport_size({"width": min(width, NARROWEST), "height": 900})
        assert (address, overflow(page)) == (address, 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_address_that_leads_nowhere_has_no_barrier_either(browser: Browser, small, theme):
    context = browser.new_context(color_scheme=theme, viewport={"width": 390, "height": 900})
    page = context.new_page()
    assert page.goto(f"{small[0]}/companies/lumenn/").status == 404
    expect(page.get_by_role("link", name="Lumen", exact=True)).to_be_visible()
    assert (barriers(page), overflow(page)) == ([], 0)
    context.close()


def test_the_check_for_barriers_can_fail(page: Page, small):
    page.goto(small[0])
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')")
    assert [rule for _, rule, _ in barriers(page)] == ["button-name"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_open_evidence_and_an_open_card_have_no_barrier(page: Page, small, width, theme):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{small[0]}/agreements/creative-lab/")
    page.get_by_role("button", name="Evidence 1", exact=True).click()
    expect(page.get_by_role("dialog", name="Evidence 1")).to_be_visible()
    assert barriers(page) == []

    page.goto(f"{small[0]}/timeline/?view=chart")
    page.locator(".tl-mark").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-card]")).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_tab_key_reaches_everything_that_can_be_used(page: Page, small, width):
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/timeline/", "/agreements/", *CITED, "/search/?q=lumen"):
        page.goto(small[0] + address)
        usable = page.evaluate("""() => {
            const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
            window.missed = new Set(all.filter((one) => !one.disabled && one.tabIndex >= 0 && one.type !== "radio"
                && one.getClientRects().length && one.checkVisibility({ visibilityProperty: true })));
            return window.missed.size;
        }""")
        for _ in range(usable + 4):  # a group of radio buttons is one stop, and the window another
            page.keyboard.press("Tab")
            page.evaluate("window.missed.delete(document.activeElement)")
        left = page.evaluate("[...window.missed].map((one) => one.outerHTML.slice(0, 120))")
        assert (address, usable > 10, left) == (address, True, [])


@pytest.mark.parametrize("address", CITED)
@pytest.mark.parametrize("has_script", [True, False], ids=["with scripts", "without"])
def test_evidence_opens_with_enter_and_closes_with_escape_and_the_place_is_kept(
    browser: Browser, small, address, has_script
):
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.goto(small[0] + address)
    marker = page.locator("button.cite").first
    marker.focus()
    page.keyboard.press("Enter")
    sentence = page.get_by_role("dialog").locator("blockquote")
    expect(sentence).to_be_visible()
    assert sentence.inner_text() in SENTENCES.values()
    page.keyboard.press("Escape")
    expect(sentence).to_be_hidden()
    expect(marker).to_be_focused()
    context.close()


def test_every_page_says_all_it_has_to_say_without_scripts(browser: Browser, small):
    site, addresses = small
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in addresses:
        page.goto(site + address)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.locator("main").inner_text().strip() != ""
    page.goto(f"{site}/timeline/")
    expect(page.get_by_role("region", name="Timeline as a table")).to_be_visible()
    page.get_by_role("checkbox", name="Cooperation").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(f"{site}/timeline/?family=coop&match=any")
    context.close()
