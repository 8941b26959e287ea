"""The seed files keep their rules, and every rule can fail."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from tests.seeds.rules import RULES, problems

FOLDER = Path(__file__).parents[2] / "seeds"
NAMES = ("sources", "companies", "ownership", "technologies", "vehicles", "agreements", "people", "market_figures")
FILES = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES}
HUAWEI_2017 = "baic-bluepark-huawei-2017"


def test_the_files_hold_all_records():
    assert {name: len(records) for name, records in FILES.items()} == {
        "sources": 339,
        "companies": 212,
        "ownership": 176,
        "technologies": 44,
        "vehicles": 41,
        "agreements": 227,
        "people": 62,
        "market_figures": 18,
    }


def test_the_readme_counts_right():
    readme = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    called = ("sources", "companies", "holdings", "technologies", "vehicles", "agreements", "people", "market figures")
    assert [word for word, name in zip(called, NAMES, strict=True) if f" {len(FILES[name])} {word}" not in readme] == []
    noted = [event for a in FILES["agreements"].values() for event in a["events"] if "note" in event]
    added = Counter(event["kind"] for event in noted if event["note"].startswith("state as of this date according"))
    assert (
        f"{added['confirmed']} reported as running, {added['completed']} completed, {added['signed']} signed, "
        f"{added['announced']} announced" in readme
    )
    for flag in ("is_mirror", "title_is_description"):
        assert f"`{flag}` ({sum(flag in source for source in FILES['sources'].values())} sources)" in readme


def test_the_files_break_no_rule():
    assert problems(FILES) == []


def _change(file, record, /, **fields):
    def change(files):
        files[file][record].update(fields)

    return change


def _rename(file, old, new):
    def rename(files):
        files[file][new] = files[file].pop(old)

    return rename


def _change_event(record, number, **fields):
    def change(files):
        files["agreements"][record]["events"][number].update(fields)

    return change


def _set_role(files):
    files["agreements"][HUAWEI_2017]["parties"][0]["role"] = "venture"
    files["agreements"]["acc-2020"]["parties"][0]["role"] = "licensee"


def _repeat_party(files):
    files["agreements"][HUAWEI_2017]["parties"].append({"company": "huawei", "role": "supplier"})


def _leave_one_party(files):
    del files["agreements"]["toyota-mazda-2017"]["parties"][1:]


def _forget_what_is_supported(files):
    files["agreements"]["acc-2020"]["sources"][0]["supports"] = " "


def _cite_twice(files):
    cited = files["vehicles"]["aion-v"]["sources"]
    cited.append(cited[0])


def _prefer_nothing(files):
    del files["agreements"][HUAWEI_2017]["events"][0]["sources"][0]["rank"]


def _repeat_address(files):
    files["sources"]["wikipedia-shm"]["url"] = files["sources"]["wikipedia-denza"]["url"]


@pytest.mark.parametrize(
    "damage, found",
    [
        (
            _rename("technologies", "inglo", "INGLO"),
            ["technologies: “INGLO” is not a slug", "technologies: nothing is called inglo"],
        ),
        (_change("companies", "byd", name="HUAWEI"), ["two companies are called huawei"]),
        (_change("companies", "byd", country="China"), ["byd: country"]),
        (_change("companies", "byd", founded="2021-13"), ["companies byd founded: “2021-13” is not a date"]),
        (_change("companies", "byd", founded="1830"), ["companies byd founded: 1830 is out of range"]),
        (_rename("ownership", "avatr>yinwang", "avatr>huawei"), ["avatr>huawei names other companies"]),
        (
            _change("ownership", "avatr>yinwang", owned="avatr"),
            ["avatr>yinwang names other companies", "avatr>yinwang owns itself"],
        ),
        (_change("ownership", "avatr>yinwang", share=110), ["avatr>yinwang: share"]),
        (_change("ownership", "avatr>yinwang", until="2020"), ["avatr>yinwang ends before it begins"]),
        (_set_role, ["acc-2020: licensee does not fit"]),
        (_repeat_party, [f"{HUAWEI_2017}: a party twice"]),
        (_leave_one_party, ["toyota-mazda-2017: fewer than two parties"]),
        (_change("agreements", HUAWEI_2017, status="ended"), [f"{HUAWEI_2017}: ended stated, in_force derived"]),
        (_change_event(HUAWEI_2017, 2, kind="milestone"), [f"{HUAWEI_2017}: in_force stated, signed derived"]),
        (
            _change("agreements", "toyota-mazda-2017", events=[]),
            ["toyota-mazda-2017: no event", "toyota-mazda-2017: in_force stated, reported derived"],
        ),
        (_change("agreements", "acc-2020", summary="Short."), ["acc-2020: length of the summary"]),
        (_change("people", "liu-yu", sources=[]), ["liu-yu: no source"]),
        (_cite_twice, ["aion-v: a source twice"]),
        (_forget_what_is_supported, ["acc-2020: a source without what it supports"]),
        (_prefer_nothing, [f"{HUAWEI_2017}: differing values need one preferred and one other"]),
        (_change("sources", "wikipedia-shm", url="ftp://example.org"), ["not an address: ftp://example.org"]),
        (_repeat_address, ["same address twice: " + FILES["sources"]["wikipedia-denza"]["url"]]),
        (_change("vehicles", "aion-v", maker="gacc"), ["companies: nothing is called gacc"]),
        (_change("agreements", "acc-2020", part_of="abc"), ["agreements: nothing is called abc"]),
        (_change("agreements", "acc-2020", vehicles=["abc"]), ["vehicles: nothing is called abc"]),
        (
            _rename("companies", "afeela", "afeela-two"),
            ["companies: nothing is called afeela", "companies: afeela-two is not referred to"],
        ),
        (
            _rename("sources", "wikipedia-shm", "shm"),
            ["sources: nothing is called wikipedia-shm", "sources: shm is not referred to"],
        ),
    ],
)  # fmt: skip
def test_every_rule_can_fail(damage, found):
    files = deepcopy(FILES)
    damage(files)
    assert problems(files) == found


def test_no_rule_is_left_untested():
    broken = {rule.__name__ for rule in RULES}
    cases = next(mark for mark in test_every_rule_can_fail.pytestmark if mark.name == "parametrize").args[1]
    seen = set()
    for damage, _found in cases:
        files = deepcopy(FILES)
        damage(files)
        seen |= {rule.__name__ for rule in RULES if list(rule(files))}
    assert seen == broken


def test_what_was_left_out_says_why():
    left_out = json.loads((FOLDER / "unverified.json").read_text(encoding="utf-8"))
    assert len(left_out) == 24
    assert [each for each in left_out if sorted(each) != ["claim", "why"] or not all(each.values())] == []


def test_dates_are_written_as_they_are_stored():
    licence = FILES["agreements"]["baic-bluepark-steyr-usa-2021"]["events"][0]
    assert licence == {"kind": "signed", "date": "early 2021", "phrase": "at the beginning of 2021"}
