"""What date expressions mean: their words, the calendar, and which way the sentence looks."""
