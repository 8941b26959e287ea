"""Companies: rows of a list, and one with all that its page says."""
