"""python -m training.checking [FILE ...]: names everything that is wrong in annotated articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnerships.dates import InvalidDate, PartialDate
from partnerships.extraction.components.links.schema import BY_NAME, MILESTONES, ROLES, STATUSES, TYPES, Label
from training.annotations import CORPUS, Annotated, Mark, parse

_WITH_ID = {"ORG", "VEH", "TECH", "PER", "AGR", "REF"}
_KINDS = BY_NAME["date"].answers
_STATES = BY_NAME["owns"].answers

_NAME, _WORD, _NUMBER = r"[A-Za-z0-9_\-]+", r"[a-z_]+", r"\d+(?:\.\d+)?"
_PARTIES = rf"(?:-|{_NAME}:{_WORD}(?: {_NAME}:{_WORD})*)"
_TECHNOLOGY = rf"{_NAME}(?:<{_NAME})?(?:\*\d+)?"
_STEP = r"[a-z_]+ [\d~/.\-]+(?: planned)?"
_FORMS = {
    "A": rf"A {_NAME} {_WORD} {_WORD} \| {_PARTIES} \| (?:-|\S+ {_WORD}) \| (?:-|{_NUMBER} [A-Z]{{3}})",
    "O": rf"O {_NAME} > {_NAME} (?:-|{_NUMBER}) {_WORD}",
    "V": rf"V {_NAME} marque={_NAME} \| {_PARTIES} \| (?:-|{_TECHNOLOGY}(?: {_TECHNOLOGY})*)"
    rf" \| (?:-|{_STEP}(?: ?; ?{_STEP})*)",
    "P": rf"P {_NAME} \S.* @ {_NAME}",
    "M": rf"M [^|]+ \| [^|]+ \| [^|]+ \| -?{_NUMBER} [^|]+ \| (?:-|[+\-]?{_NUMBER}) \| {_NAME}",
}
_HEADER = re.compile(r"[^|]+ \| \d{4}-\d\d-\d\d \| [^|]+")
_WRONG_SIGN = re.compile(r"\[[^\[\]|]+\|(?:DATE#|(?!DATE)[A-Z]+=)[^\]]*\]")
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?~?"
_DATE = re.compile(rf"(?:\.\./|/)?{_DAY}/?|{_DAY}/{_DAY}")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and in which article; without an article it is the file."""

    article: str
    what: str

    def __str__(self) -> str:
        return f"{self.article}: {self.what}" if self.article else self.what


def problems(content: str) -> Iterator[Problem]:
    """Everything wrong in a file, article by article."""
    before, *blocks = re.split(r"(?m)^### ", content)
    if before.strip():
        yield Problem("", f"text before the first article: {before.strip()[:40]}")
    if not blocks:
        yield Problem("", "no article: one begins with ###")
    for block in blocks:
        head, _, body = block.partition("\n")
        ident = head.split("|")[0].strip()
        yield from (Problem(ident, what) for what in _in_article(ident, " ".join(head.split()), body))


class Homes:
    """Where each id was seen first: an id stands for one article in all files."""

    def __init__(self) -> None:
        self._first: dict[str, Path] = {}
        self.count = 0

    def enter(self, path: Path, content: str) -> Iterator[Problem]:
        for head in re.findall(r"(?m)^### (.*)$", content):
            ident = head.split("|")[0].strip()
            if ident in self._first:
                yield Problem(ident, f"the id is used before, in {self._first[ident]}")
            self._first.setdefault(ident, path)
            self.count += 1


def _in_article(ident: str, head: str, body: str) -> Iterator[str]:
    if not _HEADER.fullmatch(head) or not _is_date(head.split(" | ")[1]):
        yield "the header must be: id | YYYY-MM-DD | style"
    marked, line, facts = body.partition("\n---")
    if not line:
        yield "no line --- before the facts"
    yield from (f"{match[0]}: a DATE has =, every other mark #" for match in _WRONG_SIGN.finditer(marked))
    readable = []
    for fact in filter(None, (" ".join(fact.split()) for fact in facts.splitlines())):
        if re.fullmatch(_FORMS.get(fact[0], "(?!)"), fact):
            readable.append(fact)
        else:
            yield f"cannot read the line: {fact}"
    yield from _in_annotation(next(parse("\n".join([f"### {ident} | - | -", marked, "---", *readable]))))


def _in_annotation(article: Annotated) -> Iterator[str]:
    if not article.text:
        yield "no text"
    for stray in re.finditer(r".{0,30}[\[\]].{0,30}", article.text):
        yield f"stray bracket: {stray[0]}"
    labels: dict[str, str] = {}
    for mark in article.marks:
        yield from _in_mark(mark, article.text[mark.start : mark.end])
        if mark.label in _WITH_ID - {"AGR", "REF"} and labels.setdefault(mark.ident, mark.label) != mark.label:
            yield f"{mark.ident} is both {labels[mark.ident]} and {mark.label}"
    for mark in article.marks:
        if mark.label == "REF":
            yield from (f"REF to unknown {one}" for one in mark.ident.split("+") if one not in labels)
    yield from _in_facts(article, labels)


def _in_mark(mark: Mark, surface: str) -> Iterator[str]:
    if mark.label not in Label.__members__ or mark.label == "NUM":
        yield f"[{surface}|{mark.label}]: unknown label"
    elif mark.label in _WITH_ID and not mark.ident:
        yield f"[{surface}|{mark.label}]: id missing"
    elif mark.label == "DATE" and mark.ident != "?" and not _is_date(mark.ident):
        yield f"[{surface}|DATE={mark.ident}]: bad date"
    if surface != surface.strip():
        yield f"[{surface}|{mark.label}]: blanks belong outside"


def _in_facts(article: Annotated, labels: dict[str, str]) -> Iterator[str]:
    evoked = {mark.ident for mark in article.marks if mark.label == "AGR"}
    told = [agreement["id"] for agreement in article.agreements]
    yield from (f"agreement {ident} has no AGR mark" for ident in told if ident not in evoked)
    yield from (f"AGR#{ident} has no A line" for ident in sorted(evoked - set(told)))
    yield from (f"two A lines for {ident}" for ident in sorted({i for i in told if told.count(i) > 1}))
    for agreement in article.agreements:
        yield from _in_agreement(agreement, labels)
    for holding in article.ownership:
        yield from _unmarked("ORG", [holding["owner"], holding["owned"]], labels)
        yield from _unknown("state", holding["state"], _STATES)
    for vehicle in article.vehicles:
        yield from _in_vehicle(vehicle, labels)
    for person in article.people:
        yield from _unmarked("PER", [person["id"]], labels)
        yield from _unmarked("ORG", [person["company"]], labels)


def _in_agreement(agreement: dict[str, Any], labels: dict[str, str]) -> Iterator[str]:
    ident, date = agreement["id"], agreement["date"]
    yield from _unknown(f"{ident}: type", agreement["type"], TYPES)
    yield from _unknown(f"{ident}: status", agreement["status"], STATUSES)
    yield from _in_parties(agreement["parties"], labels)
    if len({party["company"] for party in agreement["parties"]}) < 2:
        yield f"{ident}: fewer than two parties"
    if date and not _is_date(date["value"]):
        yield f"{ident}: bad date {date['value']}"
    if date:
        yield from _unknown(f"{ident}: date", date["kind"], _KINDS)


def _in_vehicle(vehicle: dict[str, Any], labels: dict[str, str]) -> Iterator[str]:
    yield from _unmarked("VEH", [vehicle["id"]], labels)
    yield from _in_parties(vehicle["partners"], labels)
    yield from _unmarked("TECH", [used["technology"] for used in vehicle["technologies"]], labels)
    yield from _unmarked("ORG", [used["supplier"] for used in vehicle["technologies"]], labels)
    for step in vehicle["milestones"]:
        yield from _unknown(f"{vehicle['id']}: milestone", step["kind"], MILESTONES)
        if not _is_date(step["date"]):
            yield f"{vehicle['id']}: bad date {step['date']}"


def _in_parties(parties: Iterable[dict[str, str]], labels: dict[str, str]) -> Iterator[str]:
    for party in parties:
        yield from _unmarked("ORG", [party["company"]], labels)
        yield from _unknown(f"{party['company']}: role", party["role"], ROLES)


def _unmarked(label: str, idents: Iterable[str | None], labels: dict[str, str]) -> Iterator[str]:
    return (f"{ident} is not marked as {label}" for ident in idents if ident and labels.get(ident) != label)


def _unknown(what: str, word: str, words: Iterable[str]) -> Iterator[str]:
    if word not in words:
        yield f"{what} {word} is none of {', '.join(words)}"


def _is_date(edtf: str) -> bool:
    """Whether it is a date of the calendar or an interval, one side of which may be open."""
    if not _DATE.fullmatch(edtf):
        return False
    try:
        sides = [PartialDate.of(side.rstrip("~")) for side in edtf.split("/") if side not in {"", ".."}]
    except InvalidDate:
        return False
    return len(sides) == 1 or sides[0] <= sides[1]


def _in_file(path: Path, homes: Homes) -> Iterator[Problem]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem("", f"cannot be read: {error}")
        return
    yield from problems(content)
    yield from homes.enter(path, content)


def main(arguments: list[str]) -> int:
    """Print each problem with its file, then what was looked at; 1 if there are problems."""
    files = [Path(name) for name in arguments] or sorted(CORPUS.rglob("*.txt"))
    wrong, homes = 0, Homes()
    for path in files:
        for problem in _in_file(path, homes):
            print(f"{path} {problem}")
            wrong += 1
    print(f"{len(files)} files, {homes.count} articles, {wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
