"""python -m training.evaluate [DIR ...]: scores of the shipped reader, beside those recorded last.

Without DIR: the articles of the corpus that are kept back, and the evaluation articles if they are at hand (GOLD_DIR,
or shared/gold/dev beside the checkout). Of these only scores are shown: what is read cannot be measured on.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from spacy.language import Language

from partnerships.extraction.findings import KnownName
from partnerships.extraction.known_files import UnfitNames, known_names
from partnerships.extraction.model.packed import ARCHIVE, DamagedModel, NoSuchModel, load, load_from
from training.evaluation import errors, recorded, tables
from training.evaluation.breakdown import Read, total
from training.evaluation.material import Material, UnfitMaterial, corpus_held_out, folder
from training.evaluation.reading import predictions

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev"


def main(arguments: Sequence[str]) -> int:
    wanted = _options().parse_args(arguments)
    try:
        nlp = load() if wanted.model == ARCHIVE else load_from(wanted.model)
        known = known_names(ROOT / "seeds" / "companies.json") if wanted.known == "seeds" else []
        for material in materials(wanted.folders):
            _evaluate(material, nlp, known, wanted)
    except (UnfitMaterial, UnfitNames, DamagedModel, NoSuchModel) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def materials(folders: Sequence[Path]) -> Iterator[Material]:
    """The folders, or without any the corpus and the evaluation articles that are at hand. Raises UnfitMaterial."""
    if folders:
        yield from (folder(path) for path in folders)
        return
    yield corpus_held_out()
    given = os.environ.get("GOLD_DIR")
    if given or GOLD.is_dir():
        yield folder(Path(given or GOLD), may_be_read=False)


def _evaluate(material: Material, nlp: Language, known: Sequence[KnownName], wanted: argparse.Namespace) -> None:
    found = predictions(material.articles, nlp, known, sys.stderr)
    read: Read = list(zip(material.articles, found, strict=True))
    print(f"\n{material.name}: {len(read)} articles, {material.words:,} words; names known: {wanted.known}\n")
    print("\n".join(_report(material, read, recorded.last(material.name, wanted.known, wanted.scores))))
    for line in error_lines(material, read, wanted.errors):
        print(line)
    if wanted.record:
        today = f"{datetime.now(UTC):%Y-%m-%d}"
        new = recorded.record(read, date=today, words=material.words, knows_kinds=material.knows_kinds)
        recorded.keep(material.name, wanted.known, new, wanted.scores)


def _report(material: Material, read: Read, before: recorded.Record) -> Iterator[str]:
    yield from tables.scores(total(read), before, knows_kinds=material.knows_kinds)
    yield ""
    yield from tables.types(read, before)
    for key in ("writer", "style", "phenomena"):
        if lines := list(tables.groups(read, key)):
            yield from ("", *lines)


def error_lines(material: Material, read: Read, number: int) -> Iterator[str]:
    """What was wrong how often, and that many errors in full; nothing of articles that may not be looked at."""
    if not number or not material.may_be_read:
        return
    counted = errors.tally(read).most_common()
    yield f"\nerrors: {', '.join(f'{fault} {n}' for fault, n in counted)}\n"
    yield "kind\tarticle\texpected\tfound\tsentence"
    yield from map(str, errors.sample(read, number))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        "python -m training.evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="annotated articles, one JSON file each")
    options.add_argument("--known", choices=["none", "seeds"], default="none", help="names to recognise (%(default)s)")
    options.add_argument("--record", action="store_true", help="write the scores down as the last ones")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors, one per line")
    options.add_argument("--model", type=Path, default=ARCHIVE, help="the packed model (%(default)s)")
    options.add_argument("--scores", type=Path, default=recorded.SCORES, help="where they are recorded (%(default)s)")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
