"""General pipeline, trained encoder and heads put together to the pipeline that reads."""

from __future__ import annotations

from spacy.language import Language

from partnerships.extraction.components import ARTICLE_ENCODER, LINK_SCORER, MENTION_TAGGER, PIPES
from training.joint.heads import Heads
from training.joint.run import Encoder
from training.pretrained import minilm_folder


def assembled(general: Language, encoder: Encoder, kind: str, heads: Heads, eager: float) -> Language:
    """The general pipeline, changed: the encoder and the reader's components stand behind its own."""
    if kind == "minilm":
        from training.export import exported

        pipe = general.add_pipe(ARTICLE_ENCODER)
        pipe.fill(*exported(encoder.model, minilm_folder()))  # type: ignore[attr-defined]
    else:
        from training.cnn import NAME

        pipe = general.add_pipe(NAME)
        pipe.model = encoder.model  # type: ignore[attr-defined]
    for name in PIPES[1:]:
        general.add_pipe(name, config={"width": heads.width} if name in {MENTION_TAGGER, LINK_SCORER} else {})
    tagger = general.get_pipe(MENTION_TAGGER)
    tagger.model.layers[0].from_bytes(heads.tagger.to_bytes())  # type: ignore[attr-defined]
    tagger.cfg["eager"] = eager  # type: ignore[attr-defined]
    general.get_pipe(LINK_SCORER).model.from_bytes(heads.links.to_bytes())  # type: ignore[attr-defined]
    return general
