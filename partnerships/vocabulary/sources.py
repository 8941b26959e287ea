"""How a citation stands beside others, and whether its sentence still stands."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


class Rank(Term):
    PREFERRED = "preferred", "Shown", "This value is shown."
    NORMAL = "normal", "Supporting", "This value is kept beside the shown one."
    DEPRECATED = "deprecated", "Set aside", "This value is kept and known to be wrong or superseded."


class CitationState(Term):
    ACTIVE = "active", "Active", "The sentence stands in the source."
    ORPHANED = "orphaned", "Orphaned", "The text was replaced and the sentence cannot be found for certain."
    RETRACTED = "retracted", "Retracted", "The source has taken the statement back."
