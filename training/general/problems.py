"""What can be wrong before training starts."""

from __future__ import annotations


class CannotTrain(RuntimeError):
    """Something that training needs is missing or torn; the message says what it is and what to do."""
