"""The controlled words: each has a label and a meaning, and the tables between them are complete."""

from __future__ import annotations

import pytest

from partnerships import vocabulary
from partnerships.vocabulary import AgreementType, EventKind, Family, RejectReason, Role, Status, Term

VOCABULARIES = [
    words for words in vars(vocabulary).values() if isinstance(words, type) and issubclass(words, Term) and len(words)
]


@pytest.mark.parametrize("words", VOCABULARIES)
def test_every_word_has_a_label_of_its_own(words):
    labels = [term.label for term in words if term.label]
    assert len(set(labels)) == len(labels)
    assert [term.value for term in words if not term.value] == []
    assert words.choices() == [(term.value, term.label) for term in words]


@pytest.mark.parametrize("words", [words for words in VOCABULARIES if words is not RejectReason])
def test_every_word_explains_itself(words):
    assert [term for term in words if not term.meaning.endswith(".")] == []


@pytest.mark.parametrize("type", AgreementType)
def test_every_type_of_agreement_has_a_family_and_roles(type):
    assert type.family in Family
    assert len(set(type.roles)) == len(type.roles) >= 2
    assert Role.OTHER in type.roles


def test_every_family_has_a_type():
    assert {type.family for type in AgreementType} == set(Family)


@pytest.mark.parametrize("role", Role)
def test_the_other_side_of_the_other_side_is_this_side(role):
    assert role.inverse.inverse is role


@pytest.mark.parametrize(
    "role, other",
    [
        (Role.LICENSOR, Role.LICENSEE),
        (Role.SUPPLIER, Role.CUSTOMER),
        (Role.MANUFACTURER, Role.CLIENT),
        (Role.INVESTOR, Role.INVESTEE),
        (Role.ACQUIRER, Role.TARGET),
        (Role.PARTNER, Role.PARTNER),
    ],
)
def test_roles_face_each_other(role, other):
    assert role.inverse is other


@pytest.mark.parametrize("role", Role)
def test_a_type_takes_a_role_together_with_its_inverse(role):
    """A licensor alone could never be a two-sided licence."""
    lopsided = {type for type in AgreementType if role in type.roles and role.inverse not in type.roles}
    allowed = {
        Role.SUPPLIER: {AgreementType.TECHNOLOGY_LICENCE, AgreementType.CONTRACT_MANUFACTURING},
        Role.MANUFACTURER: {AgreementType.SUPPLY},
    }
    assert lopsided == allowed.get(role, set())


def test_every_event_and_every_status_is_part_of_the_lifecycle():
    from partnerships import lifecycle

    silent = {EventKind.EXTENDED, EventKind.AMENDED, EventKind.MILESTONE}
    assert set(EventKind) - set(lifecycle._REACHES) == silent
    assert set(lifecycle._REACHES.values()) == set(Status)
