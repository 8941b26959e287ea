"""A signed change is made whole or not at all, and remembers who made it and why."""

from __future__ import annotations

import pghistory.models
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from partnerships.curation import signing
from partnerships.curation.agreements import add_agreement, add_event, add_party, refresh
from partnerships.curation.companies import add_company, add_name
from partnerships.curation.signing import free_slug, saved, signed
from partnerships.dates import PartialDate
from partnerships.models import FACTS, Citation, Company
from partnerships.vocabulary import AgreementType, CompanyKind, EventKind, NameKind, Role
from tests.factories import make_company

pytestmark = pytest.mark.django_db


def _record_a_deal():
    one, other = add_company("Alder", kind=CompanyKind.AUTOMAKER), add_company("Birch", kind=CompanyKind.SUPPLIER)
    add_name(one, "Alder Motor", kind=NameKind.LEGAL)
    agreement = add_agreement("Lab", type=AgreementType.JOINT_DEVELOPMENT)
    add_party(agreement, one, Role.PARTNER)
    add_party(agreement, other, Role.SUPPLIER)
    add_event(agreement, EventKind.SIGNED, PartialDate.of("2019"))
    return refresh(agreement)


def _rows():
    return {name: model.objects.count() for name, model in FACTS.items()}


class _Fault:
    """Lets a number of writes pass, then fails one as a broken database would."""

    def __init__(self, after):
        self.left = after

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().startswith(("INSERT", "UPDATE")) or " INSERT INTO " in sql or " UPDATE " in sql:
            if self.left == 0:
                raise DatabaseError("The disk is gone.")
            self.left -= 1
        return execute(sql, params, many, context)


def _writes_of_a_deal():
    counter = _Fault(after=1000)
    with connection.execute_wrapper(counter):
        _record_a_deal()
    return 1000 - counter.left


def test_a_deal_takes_ten_writes(editor):
    assert _writes_of_a_deal() == 10


@pytest.mark.parametrize("after", range(10))
def test_a_failure_between_any_two_writes_leaves_nothing_behind(editor, after):
    before = _rows()
    fault = connection.execute_wrapper(_Fault(after))
    with pytest.raises(DatabaseError, match="The disk is gone"), fault, signed(editor, "A deal"):
        _record_a_deal()
    assert _rows() == before == dict.fromkeys(FACTS, 0)


def test_without_a_failure_everything_is_there(editor):
    with signed(editor, "A deal", article="a1"):
        agreement = _record_a_deal()
    assert [agreement.status, agreement.parties.count(), Company.objects.count()] == ["signed", 2, 2]


def test_who_why_and_what_for_stand_beside_every_row(editor):
    with signed(editor, "A deal", article="a1"):
        agreement = _record_a_deal()
    told = {"user": editor.pk, "reason": "A deal", "article": "a1"}
    assert [entry.pgh_context.metadata for entry in agreement.history.all()] == [told, told]
    assert [context.metadata for context in pghistory.models.Context.objects.all()] == [told]


def test_a_change_by_a_command_is_signed_without_a_user():
    with signed(None, "Nightly"):
        company = add_company("Alder", kind=CompanyKind.AUTOMAKER)
    assert company.history.get().pgh_context.metadata == {"user": None, "reason": "Nightly"}


def test_an_invalid_record_is_refused_by_field_before_anything_is_written():
    with pytest.raises(ValidationError) as refused:
        saved(Company(name="", slug="Not a slug", kind="tree"))
    assert sorted(refused.value.message_dict) == ["kind", "name", "slug"]
    assert Company.objects.count() == 0


@pytest.mark.parametrize(
    "taken, wanted, free",
    [
        ([], "Alder Motor", "alder-motor"),
        (["alder-motor"], "Alder Motor", "alder-motor-2"),
        (["alder-motor", "alder-motor-2", "alder-motor-4"], "Alder Motor", "alder-motor-3"),
        (["alder-motor-2"], "Alder Motor", "alder-motor"),
        (["alder-motor-x"], "Alder Motor", "alder-motor"),
        (["record"], "！", "record-2"),
        (["a" * 80], "a" * 90, "a" * 76 + "-2"),
    ],
)
def test_a_slug_gets_a_number_where_it_is_taken(taken, wanted, free):
    for number, slug in enumerate(taken):
        make_company(f"Company {number}", slug=slug)
    assert free_slug(Company, wanted) == free


def test_a_context_ends_with_its_change(editor):
    with signed(editor, "One"):
        pass
    with signed(None, "Two"):
        company = add_company("Alder", kind=CompanyKind.AUTOMAKER)
    assert company.history.get().pgh_context.metadata["reason"] == "Two"


def test_a_refusal_is_for_people_to_read():
    assert str(signing.CurationError("Nothing was changed.")) == "Nothing was changed."
    assert Citation.objects.count() == 0
