"""The whole way of an article: pasted, read by a worker, reviewed, then on the timeline and in the interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from partnerships.models import Import, Proposal, Source

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
ARTICLES = {
    "synthetic": ROOT / "tests/extraction/fixtures/synthetic_baic.txt",
    "real": ROOT.parent / "shared/seed/article.txt",  # not ours to publish; read where it lies beside the repository
}
PRESENT = {name: path for name, path in ARTICLES.items() if path.exists()}
TIMELINE = [
    ("2017", "strategic cooperation"),
    ("2019", "joint development"),
    ("early 2021", "technology licence"),
    ("Apr 2021", "unveiled"),
    ("Dec 2021", "deliveries"),
]


@pytest.fixture(params=PRESENT.values(), ids=PRESENT.keys())
def text(request):
    return request.param.read_text(encoding="utf-8")


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("marta")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Log in").click()


def import_article(page: Page, text: str) -> None:
    page.get_by_role("link", name="Import an article").click()
    page.get_by_label("Article text").fill(text)
    page.get_by_label("Title").fill("Carmaker seeks wider cooperation")
    page.get_by_label("Publisher").fill("Wire")
    page.get_by_label("Published").fill("13 May 2021")
    page.get_by_role("button", name="Find facts").click()
    expect(page.get_by_role("heading", name="Review:")).to_be_visible(timeout=60_000)
    page.wait_for_load_state("load")


def accept_by_keyboard(page: Page, count: int) -> None:
    """One key for each."""
    for number in range(1, count + 1):
        page.keyboard.press("a")
        expect(page.get_by_text(f"{number} of {count} reviewed")).to_be_visible()
        page.wait_for_load_state("load")  # the text is there before the script that knows the keys


def no_barriers(page: Page) -> list[str]:
    return [violation["id"] for violation in Axe().run(page).response["violations"]]


def rows_in(rows: Locator) -> list[tuple[str, str]]:
    """Date and kind of each row, in the words of TIMELINE."""
    texts = [(row.locator("time").first.inner_text(), row.inner_text().lower()) for row in rows.all()]
    return [(date, next((word for _, word in TIMELINE if word in text), text)) for date, text in texts]


def test_an_article_goes_from_paste_to_timeline_and_interface(page: Page, site: str, text: str):
    log_in(page, site)
    import_article(page, text)
    assert Source.objects.get().text == text.replace("\r\n", "\n")
    assert no_barriers(page) == []

    accept_by_keyboard(page, Proposal.objects.count())
    assert set(Proposal.objects.values_list("decision", flat=True)) == {"accepted"}

    page.goto(f"{site}/companies/baic-bluepark/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("BAIC BluePark")
    page.get_by_text("In order of time").click()
    assert rows_in(page.get_by_role("list", name="Timeline in order").get_by_role("listitem")) == TIMELINE
    page.get_by_role("link", name="On the timeline").click()
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.get_by_role("region", name="Timeline as a table")).to_be_visible()
    assert rows_in(page.get_by_role("region", name="Timeline as a table").locator("tbody tr")) == TIMELINE

    open_the_sentence_of_2017(page, site)
    assert relations(page, site) == [
        ("agreement", "BAIC BluePark and Huawei strategic cooperation", "partner", "2017"),
        ("agreement", "BAIC BluePark and Huawei joint development", "partner", "2019"),
        ("agreement", "BAIC BluePark and Steyr USA technology licence", "licensor", "2021"),
    ]


def open_the_sentence_of_2017(page: Page, site: str) -> None:
    page.goto(f"{site}/agreements/baic-bluepark-and-huawei-strategic-cooperation/")
    page.get_by_role("button", name="Evidence 1", exact=True).click()
    sentence = page.get_by_role("dialog", name="Evidence 1").locator("blockquote")
    expect(sentence).to_be_visible()
    expect(sentence).to_contain_text("BAIC BluePark signed a strategic cooperation agreement with")
    expect(sentence).to_contain_text("Huawei in 2017")


def relations(page: Page, site: str) -> list[tuple[str, str, str, str]]:
    found = page.request.get(f"{site}/api/v1/companies/baic-bluepark/relations/").json()["results"]
    return [
        (row["basis"], row["record"]["title"], row["role"], row["start"]["value"])
        for row in found
        if row["basis"] == "agreement"
    ]


def test_keys_move_correct_reject_and_undo(page: Page, site: str):
    log_in(page, site)
    import_article(page, PRESENT["synthetic"].read_text(encoding="utf-8"))
    first, second = Import.objects.get().proposals.all()[:2]
    current = page.locator(".rv-card[aria-current]")

    page.keyboard.press("j")
    expect(current).to_have_id(f"card-{second.pk}")
    page.wait_for_load_state("load")
    page.keyboard.press("k")
    expect(current).to_have_id(f"card-{first.pk}")
    page.wait_for_load_state("load")

    page.keyboard.press("e")
    page.keyboard.type("a")  # inside a field a letter is a letter
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.press("6")
    expect(page.get_by_text("Rejected:")).to_be_visible()
    page.wait_for_load_state("load")
    expect(page.get_by_role("status")).to_contain_text("1 of")
    assert Proposal.objects.get(pk=first.pk).reject_reason == "out_of_scope"

    page.keyboard.press("u")
    expect(page.get_by_text("Undone:")).to_be_visible()
    page.wait_for_load_state("load")
    expect(current).to_have_id(f"card-{first.pk}")
    assert Proposal.objects.get(pk=first.pk).decision == "pending"

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
