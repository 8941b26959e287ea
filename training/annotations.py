"""Annotated articles: plain text with marked mentions and lines of facts (format: training/corpus/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).with_name("corpus")
_TAG = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)(?:#([A-Za-z0-9_+\-]+)|=([^\]]+))?\]")


@dataclass(frozen=True)
class Mark:
    """A marked stretch of the text: code points, label, and the id or date after the label."""

    start: int
    end: int
    label: str
    ident: str


@dataclass
class Annotated:
    """An article with its marks and facts; companies and the like are given by their ids in the marks."""

    id: str
    published: str
    style: str
    text: str
    marks: list[Mark]
    agreements: list[dict[str, Any]] = field(default_factory=list)
    ownership: list[dict[str, Any]] = field(default_factory=list)
    vehicles: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)

    @property
    def writer(self) -> str:
        """The prefix of the id: each stands for one writer."""
        return self.id.split("-")[0]

    def names(self, label: str, ident: str) -> list[str]:
        """Every form under which something is named, longest first."""
        return sorted({self.text[m.start : m.end] for m in self.marks if (m.label, m.ident) == (label, ident)},
                      key=lambda s: (-len(s), s))  # fmt: skip


def load(folder: Path = CORPUS) -> list[Annotated]:
    """All articles of a folder in the order of their ids."""
    found = [article for path in sorted(folder.rglob("*.txt")) for article in parse(path.read_text("utf-8"))]
    return sorted(found, key=lambda article: article.id)


def parse(content: str) -> Iterator[Annotated]:
    for block in re.split(r"(?m)^### ", content)[1:]:
        head, _, body = block.partition("\n")
        ident, published, style = (part.strip() for part in head.split("|"))
        marked, _, facts = body.partition("\n---")
        text, marks = _unmark("\n\n".join(" ".join(p.split()) for p in re.split(r"\n\s*\n", marked.strip())))
        article = Annotated(ident, published, style, text, marks)
        for line in filter(None, map(str.strip, facts.splitlines())):
            _READ[line[0]](article, [part.strip() for part in line[2:].split("|")])
        yield article


def _unmark(marked: str) -> tuple[str, list[Mark]]:
    text, marks, place = "", [], 0
    for match in _TAG.finditer(marked):
        text += marked[place : match.start()]
        surface, label, ident, value = match.groups()
        marks.append(Mark(len(text), len(text) + len(surface), label, ident or value or ""))
        text += surface
        place = match.end()
    return text + marked[place:], marks


def _agreement(article: Annotated, parts: list[str]) -> None:
    ident, type_, status = parts[0].split()
    date, kind = [*parts[2].split(), "-"][:2]
    value = parts[3].split() if len(parts) > 3 and parts[3] != "-" else None
    article.agreements.append({
        "id": ident, "type": type_, "status": status, "parties": _parties(parts[1]),
        "date": None if date == "-" else {"value": date, "kind": kind},
        "value": {"amount": float(value[0]), "currency": value[1]} if value else None,
    })  # fmt: skip


def _parties(words: str) -> list[dict[str, str]]:
    pairs = (word.partition(":") for word in words.split() if word != "-")
    return [{"company": company, "role": role} for company, _, role in pairs]


def _ownership(article: Annotated, parts: list[str]) -> None:
    owner, _, owned, share, state = parts[0].split()
    article.ownership.append(
        {"owner": owner, "owned": owned, "share_percent": None if share == "-" else float(share), "state": state}
    )


def _vehicle(article: Annotated, parts: list[str]) -> None:
    ident, marque = parts[0].split()
    steps = [step.split() for step in parts[3].split(";")] if parts[3] != "-" else []
    article.vehicles.append({
        "id": ident, "marque": None if (name := marque.split("=", 1)[1]) == "-" else name,
        "partners": _parties(parts[1]),
        "technologies": [_technology(word) for word in parts[2].split() if word != "-"],
        "milestones": [{"kind": s[0], "date": s[1], "planned": s[2:] == ["planned"]} for s in steps],
    })  # fmt: skip


def _technology(word: str) -> dict[str, Any]:
    rest, _, quantity = word.partition("*")
    name, _, supplier = rest.partition("<")
    return {"technology": name, "supplier": supplier or None, "quantity": int(quantity) if quantity else None}


def _person(article: Annotated, parts: list[str]) -> None:
    words, _, company = parts[0].partition("@")
    ident, _, role = words.strip().partition(" ")
    article.people.append({"id": ident, "role": role, "company": None if company.strip() == "-" else company.strip()})


def _figure(article: Annotated, parts: list[str]) -> None:
    number, _, unit = parts[3].partition(" ")
    article.figures.append({
        "metric": parts[0], "region": parts[1], "period": parts[2], "value": float(number), "unit": unit,
        "change_percent": None if parts[4] == "-" else float(parts[4].replace("+", "")),
        "publisher": None if parts[5] == "-" else parts[5],
    })  # fmt: skip


_READ = {"A": _agreement, "O": _ownership, "V": _vehicle, "P": _person, "M": _figure}
