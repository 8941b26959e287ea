"""The page about the interface shows what this site really answers."""

from __future__ import annotations

import html
import json
import re

import pytest

from partnerships.api.coloured import coloured
from partnerships.api.pages import endpoints
from partnerships.models import Agreement


def shown(client):
    response = client.get("/api/")
    assert response.status_code == 200
    return response.content.decode()


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_the_answer_shown_is_the_one_the_interface_gives(client, bluepark):
    page = shown(client)
    document = re.search(r'aria-label="Response example">(.*?)</pre>', page, re.DOTALL)[1]
    assert json.loads(plain(document)) == client.get("/api/v1/agreements/cooperation/").json()
    assert "curl http://testserver/api/v1/agreements/cooperation/" in plain(page)


def test_every_address_shown_without_a_gap_answers(client, bluepark):
    links = [endpoint.link for endpoint in endpoints() if endpoint.link]
    assert [client.get(link).status_code for link in links] == [200] * 5
    assert re.findall(r'<a href="(/api/v1/[^"]*)"><code>', shown(client)) == links


def test_the_types_of_problems_lead_to_their_explanation(client, db):
    page = shown(client)
    type = client.get("/api/v1/companies/nobody/").json()["type"]
    assert type == "/api/#not-found"
    assert page.count('id="not-found"') == 1


def test_an_empty_knowledge_base_says_that_there_is_nothing_to_show(client, db):
    assert "There is no agreement in this knowledge base yet" in shown(client)


def test_hostile_titles_stay_text(client, bluepark):
    Agreement.objects.filter(slug="cooperation").update(title="</pre><script>alert(1)</script>")
    page = shown(client)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "document,pieces",
    [
        ({"a": 1.5}, [("k", '"a"'), ("m", "1.5")]),
        ({"a:": 'b": 1'}, [("k", '"a:"'), ("s", '"b\\": 1"')]),
        ([None, True, -2], [("m", "null"), ("m", "true"), ("m", "-2")]),
        ("", [("s", '""')]),
    ],
)
def test_json_is_cut_into_coloured_pieces_that_make_it_whole(document, pieces):
    found = list(coloured(document))
    assert [piece for piece in found if piece[0]] == pieces
    assert json.loads("".join(text for _, text in found)) == document
