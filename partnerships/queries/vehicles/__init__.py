"""Vehicles: rows of a table, and one with all that its page says."""
