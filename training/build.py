"""The steps of a training run: parse, learn, put together, calibrate."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Any

from spacy.language import Language
from thinc.api import fix_random_seed

from partnerships.dates import PartialDate
from partnerships.extraction.gold_form import as_gold
from partnerships.extraction.pipeline import read_all
from training.annotations import Annotated
from training.assembly import assembled
from training.calibration import curves, observed
from training.editors import Mask, Reviewed, examples_of, outside_words
from training.examples import Example, examples, paragraph_parser
from training.gold import as_gold as annotated_as_gold
from training.joint.heads import Heads
from training.joint.run import Encoder, train
from training.pretrained import minilm_folder
from training.settings import Plan
from training.swapping import names_used_alone, swapped

Fact = dict[str, Any]


def reader(
    general: Language, articles: Sequence[Annotated], decided: Sequence[Reviewed], plan: Plan, shown_on: IO[str]
) -> Language:
    """The whole pipeline, trained on these articles and on what editors decided; `general` is changed."""
    shown_on.write(f"reading {len(articles)} articles and the decisions on {len(decided)} more\n")
    parse, chance = paragraph_parser(general), random.Random(plan.joint.seed)  # noqa: S311
    pool = names_used_alone(articles)
    variants = [examples(articles, parse), examples([swapped(a, pool, chance) for a in articles], parse)]
    from_editors = _with_masks(examples_of(decided, parse, outside_words(variants[0])))
    variants = [[*variant, *from_editors] for variant in variants]
    fix_random_seed(plan.joint.seed)  # first weights of the heads and what they drop, whichever encoder
    encoder = _encoder(general, plan)
    heads = Heads(encoder.width, dropout=plan.joint.link_dropout)
    train(encoder, heads, variants, plan.joint, shown_on)
    return assembled(general, encoder, plan.encoder, heads, plan.eager)


def _with_masks(masked: Sequence[tuple[Example, Mask]]) -> list[Example]:
    return [replace(example, known_tokens=mask.tokens, known_answers=mask.answers) for example, mask in masked]


def _encoder(general: Language, plan: Plan) -> Encoder:
    """Encoders are imported only when asked for: torch takes seconds and is not always there."""
    if plan.encoder == "minilm":
        from training.minilm import MiniLM

        return MiniLM(minilm_folder(), plan.joint.seed)
    from training.cnn import CNN

    return CNN(general, plan.joint.seed)


def calibrate(nlp: Language, articles: Sequence[Annotated]) -> None:
    """Fit the confidences to what turns out right on articles that were not trained on."""
    nlp.meta["calibration"] = {}
    gold = [annotated_as_gold(article) for article in articles]
    found = [next(read_all([(a.text, PartialDate.of(a.published))], (), nlp)) for a in articles]
    given = [as_gold(article.text, findings) for article, findings in zip(articles, found, strict=True)]
    nlp.meta["calibration"] = curves(observed(gold, given, found))
