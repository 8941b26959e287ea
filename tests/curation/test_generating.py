"""manage.py generate: a large invented knowledge base, the same for the same seed, never beside real facts."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from partnerships.curation.generating import Size, generate
from partnerships.models import Agreement, Company, Party
from partnerships.queries.consistency import findings
from tests.factories import make_company

pytestmark = pytest.mark.django_db

SMALL = Size(companies=12, agreements=40, parties=110, ownerships=20, vehicles=40, citations=200, skew=0.3)


def _contents():
    """What the rows say, without their ids."""
    parties = Party.objects.order_by("agreement__slug", "company__slug")
    return [
        list(Company.objects.order_by("slug").values_list("slug", "name", "kind", "country")),
        list(Agreement.objects.order_by("slug").values_list("slug", "title", "type", "status", "starts")),
        list(parties.values_list("agreement__slug", "company__slug", "role")),
    ]


def test_there_are_as_many_rows_as_asked_for():
    assert generate(SMALL) == {
        "companies": 12,
        "ownerships": 20,
        "vehicles": 40,
        "milestones": 40,
        "agreements": 40,
        "parties": 110,
        "citations": 200,
    }


@pytest.mark.parametrize("seed, same", [(1, True), (2, False)])
def test_the_same_seed_gives_the_same_rows(seed, same):
    assert (_generated(seed) == _generated(1)) is same


def _generated(seed):
    with transaction.atomic():
        generate(SMALL, seed=seed)
        contents = _contents()
        transaction.set_rollback(True)
    return contents


def test_nothing_generated_contradicts_itself():
    generate(SMALL)
    assert [finding.problem for finding in findings(timezone.localdate()) if finding.is_error] == []


def test_one_company_has_more_partners_than_any_other():
    generate(SMALL)
    counts = {company.slug: company.parties.count() for company in Company.objects.all()}
    assert [slug for slug, count in counts.items() if count == max(counts.values())] == ["company-0"]


def test_beside_real_facts_nothing_is_generated():
    make_company("Alder")
    with pytest.raises(CommandError) as refused:
        call_command("generate", "--share", "0.001")
    assert str(refused.value) == ("The knowledge base is not empty; nothing was generated. Use a database of its own.")
    assert Company.objects.count() == 1


@pytest.mark.parametrize("share", ["0", "-1", "0.0001", "21", "nan", "inf"])
def test_a_share_out_of_bounds_is_refused(share):
    with pytest.raises(CommandError) as refused:
        call_command("generate", f"--share={share}")
    assert str(refused.value) == "--share lies between 0.001 and 20; nothing was generated."


def test_the_smallest_share_is_generated_and_counted():
    said = StringIO()
    call_command("generate", "--share=0.001", stdout=said)
    assert said.getvalue().splitlines()[0] == "        5 companies"
