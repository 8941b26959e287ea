"""Type and roles decided together: each type has its own sets of roles."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.agreements.decoding import ROLE_SETS, decide
from partnerships.extraction.components.links.schema import ROLES, TYPES
from training.annotations import load


def types(**given):
    """Shares of the types; what is left is spread evenly over those not named."""
    rest = (1 - sum(given.values())) / (len(TYPES) - len(given))
    return np.array([given.get(name, rest) for name in TYPES], dtype="f4")


def party(none, **given):
    """Share of "none", then of each role; what is left is spread evenly over those not named."""
    rest = (1 - none - sum(given.values())) / (len(ROLES) - len(given))
    return np.array([none, *(given.get(role, rest) for role in ROLES)], dtype="f4")


def test_the_likeliest_type_and_roles_are_taken():
    decided = decide(
        types(supply=0.9), {"catl": party(0.1, supplier=0.8), "baic": party(0.2, customer=0.7)}, least=0.35
    )
    assert (decided.type, decided.roles) == ("supply", {"catl": "supplier", "baic": "customer"})
    assert decided.type_share == pytest.approx(0.9)
    assert decided.party_shares == pytest.approx({"catl": 0.9, "baic": 0.8})


def test_clear_roles_outweigh_an_unclear_type():
    companies = {"vw": party(0.0, licensor=0.97), "baic": party(0.0, licensee=0.97)}
    assert decide(types(supply=0.4, technology_licence=0.3), companies, least=0.35).type == "technology_licence"
    assert decide(types(supply=0.4, technology_licence=0.3), companies, least=0.35, weight=0).type == "supply"


def test_a_company_that_is_hardly_a_party_is_none():
    companies = {"a": party(0.1, partner=0.9), "b": party(0.2, partner=0.8), "c": party(0.7, partner=0.3)}
    assert decide(types(mou=0.9), companies, least=0.35).roles == {"a": "partner", "b": "partner"}
    assert sorted(decide(types(mou=0.9), companies, least=0.25).roles) == ["a", "b", "c"]


@pytest.mark.parametrize("companies", [{}, {"a": party(0.1)}, {"a": party(0.1), "b": party(0.9)}])
def test_fewer_than_two_parties_make_no_agreement(companies):
    assert decide(types(mou=0.9), companies, least=0.35) is None


def test_two_that_both_look_like_suppliers_share_the_roles():
    surer, less_sure = party(0, supplier=0.9, customer=0.05), party(0, supplier=0.6, customer=0.35)
    assert decide(types(supply=1.0), {"a": surer, "b": less_sure}, 0.35).roles == {"a": "supplier", "b": "customer"}
    assert decide(types(supply=1.0), {"b": less_sure, "a": surer}, 0.35).roles == {"b": "customer", "a": "supplier"}


SHARES = st.lists(st.floats(0.01, 1), min_size=len(ROLES) + 1, max_size=len(ROLES) + 1).map(
    lambda drawn: np.array(drawn, dtype="f4") / np.float32(sum(drawn))
)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1000), st.lists(SHARES, min_size=2, max_size=5))
def test_roles_are_a_set_of_the_type_and_every_role_of_it_is_taken(seed, shares):
    chance = np.random.default_rng(seed).random(len(TYPES)).astype("f4")
    decided = decide(chance / chance.sum(), dict(enumerate(shares)), least=0.0)
    assert list(decided.roles) == list(range(len(shares)))
    assert any(set(decided.roles.values()) == set(roles) for roles in ROLE_SETS[decided.type])


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["supply", "mou", "contract_manufacturing", "technology_licence"]), SHARES, SHARES)
def test_of_two_companies_the_best_assignment_is_found(type_, one, other):
    (roles,) = ROLE_SETS[type_]
    chosen = decide(types(**{type_: 1.0}), {"a": one, "b": other}, least=0.0, weight=1e-6)
    possible = [pair for pair in itertools.product(roles, repeat=2) if set(pair) == set(roles)]
    best = max(one[1 + ROLES.index(a)] * other[1 + ROLES.index(b)] for a, b in possible)
    assert one[1 + ROLES.index(chosen.roles["a"])] * other[1 + ROLES.index(chosen.roles["b"])] == pytest.approx(best)


def test_every_type_has_roles_and_all_of_them_are_known():
    assert list(ROLE_SETS) == list(TYPES)
    assert {role for sets in ROLE_SETS.values() for roles in sets for role in roles} <= set(ROLES)


def test_the_sets_of_roles_cover_nearly_all_annotated_agreements():
    told = [(a["type"], {party["role"] for party in a["parties"]}) for article in load() for a in article.agreements]
    covered = sum(any(roles == set(allowed) for allowed in ROLE_SETS[type_]) for type_, roles in told)
    assert covered / len(told) > 0.98
