"""python -m partnerships.extraction ARTICLE PUBLISHED: the findings as JSON, time and memory on stderr."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from partnerships.dates import PartialDate
from partnerships.extraction.gold_form import as_gold
from partnerships.extraction.pipeline import read


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        text, published = Path(arguments[0]).read_text(encoding="utf-8"), PartialDate.of(arguments[1])
    except (OSError, ValueError) as error:
        print(f"Nothing was read: {error}", file=sys.stderr)
        return 1
    for attempt in ("first, with loading the model", "second"):
        started = time.perf_counter()
        findings = read(text, published)
        print(f"{attempt}: {time.perf_counter() - started:.3f} s", file=sys.stderr)
    print(json.dumps(as_gold(text, findings), ensure_ascii=False, indent=1))
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
