"""How much the reader takes on, so that no text uses up a worker's memory or hours of its time."""

from __future__ import annotations

LONGEST = 500_000  # code points: a book, where the longest articles have some ten thousand
MOST_TOKENS = 120_000  # a text of nothing but signs has one for each code point
MOST_PAIRS = 2_000_000  # that one relation is asked about; ten thousand names in one sentence make half of them


class TooLong(ValueError):
    """The text is too long, or too dense, to be read in one piece; the message says what to do."""


def check_length(text: str) -> None:
    if len(text) > LONGEST:
        raise TooLong(f"The text has {len(text):,} characters; at most {LONGEST:,} are read in one piece. Divide it.")


def check_tokens(count: int) -> None:
    if count > MOST_TOKENS:
        raise TooLong(
            f"The text has {count:,} words and signs; at most {MOST_TOKENS:,} are read in one piece. Divide it."
        )


def check_pairs(count: int) -> None:
    if count > MOST_PAIRS:
        raise TooLong(
            f"The text names so much so close together that {count:,} pairs would have to be looked at; "
            f"at most {MOST_PAIRS:,} are. Divide it."
        )
