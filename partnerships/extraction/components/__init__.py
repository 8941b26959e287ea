"""The parts of the reader: importing this package tells spaCy of those that it runs."""

from partnerships.extraction.components import extensions
from partnerships.extraction.components.aliases.component import NAME as COMPANY_NAMER
from partnerships.extraction.components.encoder.minilm import NAME as ARTICLE_ENCODER
from partnerships.extraction.components.links.component import NAME as LINK_SCORER
from partnerships.extraction.components.mentions.component import NAME as MENTION_TAGGER
from partnerships.extraction.components.numbers.component import NAME as NUMBER_FINDER

extensions.register()

__all__ = [
    "ARTICLE_ENCODER",
    "COMPANY_NAMER",
    "LINK_SCORER",
    "MENTION_TAGGER",
    "NUMBER_FINDER",
    "PIPES",
]

# In the order in which they run, after tokens, tags and sentences.
PIPES = (ARTICLE_ENCODER, MENTION_TAGGER, COMPANY_NAMER, NUMBER_FINDER, LINK_SCORER)
