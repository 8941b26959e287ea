"""A seed folder of a few records, to be written, changed and loaded again."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

FILES: dict[str, dict[str, Any]] = {
    "sources": {
        "wire-2021": {
            "publisher": "Wire",
            "title": "A lab for two",
            "url": "https://example.org/lab",
            "published": "2021-05-13",
            "language": "en",
        },
        "paper-2022": {
            "publisher": "Paper",
            "title": "The lab revisited",
            "url": "https://example.org/again",
            "is_mirror": True,
            "published": "about 2022",
            "language": "de",
        },
    },
    "companies": {
        "alder": {
            "name": "Alder Motor",
            "kind": "automaker",
            "country": "CN",
            "founded": "2009",
            "names": [
                {"text": "Alder", "kind": "alias"},
                {"text": "桤木", "kind": "translation", "language": "zh-Hans"},
            ],
        },
        "birch": {"name": "Birch", "kind": "technology", "country": "SE"},
    },
    "ownership": {
        "alder>birch": {
            "owner": "alder",
            "owned": "birch",
            "share": 12.5,
            "since": "2018",
            "until": "2020",
            "state": "ended",
        },
        "alder>birch/2": {
            "owner": "alder",
            "owned": "birch",
            "share": 30,
            "is_approximate": True,
            "since": "2020",
            "sources": [{"source": "wire-2021"}],
        },
    },
    "technologies": {"birch-os": {"name": "Birch OS", "category": "operating system", "developer": "birch"}},
    "vehicles": {
        "alder-one": {
            "name": "Alder One",
            "maker": "alder",
            "partners": [{"company": "birch", "role": "supplier"}],
            "technologies": [{"technology": "birch-os", "supplier": "birch", "quantity": 2}],
            "milestones": [
                {"kind": "deliveries_start", "date": "2021-12", "date_kind": "expected", "said_on": "2021-05"}
            ],
        }
    },
    "agreements": {
        "lab": {
            "title": "Lab of Alder and Birch",
            "type": "joint_development",
            "status": "in_force",
            "part_of": "frame",
            "value": {"text": "up to EUR 5 million", "amount": 5000000, "currency": "EUR", "bound": "up_to"},
            "parties": [{"company": "alder", "role": "partner"}, {"company": "birch", "role": "partner"}],
            "events": [
                {
                    "kind": "effective",
                    "date": "2019",
                    "sources": [
                        {
                            "source": "wire-2021",
                            "field": "date",
                            "value": "2019",
                            "rank": "preferred",
                            "rank_reason": "new",
                        },
                        {"source": "paper-2022", "field": "date", "value": "2017"},
                    ],
                }
            ],
            "technologies": ["birch-os"],
            "vehicles": ["alder-one"],
            "sources": [{"source": "wire-2021", "supports": "parties, lab"}],
        },
        "frame": {
            "title": "Frame of Alder and Birch",
            "type": "strategic_cooperation",
            "status": "signed",
            "parties": [{"company": "alder", "role": "partner"}, {"company": "birch", "role": "partner"}],
            "events": [{"kind": "signed", "date": "early 2017", "phrase": "at the beginning of 2017"}],
        },
    },
    "people": {
        "ada-ash": {"name": "Ada Ash", "appointments": [{"company": "alder", "title": "Chair", "known_on": "2021-05"}]}
    },
    "market_figures": {
        "stock-2020": {"metric": "cars", "period": "2020", "is_stock": True, "value": 4.92, "unit": "million"}
    },
}


class Seeds:
    """The folder; `files` may be changed at will before `write`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.files = folder / "seeds", deepcopy(FILES)
        self.folder.mkdir()
        self.write()

    def write(self) -> Path:
        for name, records in self.files.items():
            (self.folder / f"{name}.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
        return self.folder
