"""Scores of the shipped reader: in total, by type, by group of articles, beside those recorded last; and its errors."""
