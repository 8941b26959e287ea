"""How a source states a date or a figure."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


class DateKind(Term):
    ACTUAL = "actual", "actual", "The day or span on which it happened."
    FIRST_REPORTED = "first_reported", "first reported", "Known at this date; it may have begun earlier."
    EXPECTED = "expected", "expected", "Still ahead when the source was written."


class Bound(Term):
    """How a stated figure relates to the true one."""

    EXACT = "exact", "", "As stated."
    ABOUT = "about", "about", "Approximate."
    NEARLY = "nearly", "nearly", "Approximate, from below."
    UP_TO = "up_to", "up to", "At most."
    MORE_THAN = "more_than", "more than", "At least."
