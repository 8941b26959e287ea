"""How much room words need, without a browser to ask."""

from __future__ import annotations

from unicodedata import east_asian_width

SIZE = 12  # px of a label
# Widths in em at weight 500, rounded up over the fonts of the style sheet, so that no label is wider than reckoned.
_CLASSES = (
    ("ijl.,:;'’|!", 0.30),
    ("frtI()[]-·/ ", 0.42),
    ("mwMW@%&—", 0.96),
    ("ABCDEFGHJKLNOPQRSTUVXYZ", 0.74),
)
_WIDTHS = {character: width for characters, width in _CLASSES for character in characters}
_OTHER, _IDEOGRAPH = 0.61, 1.0


def width_of(text: str) -> float:
    """px of a label; Chinese, Japanese and Korean characters are squares."""
    return SIZE * sum(_WIDTHS.get(character) or _unlisted(character) for character in text)


def _unlisted(character: str) -> float:
    return _IDEOGRAPH if east_asian_width(character) in "WF" else _OTHER
