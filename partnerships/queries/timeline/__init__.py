"""Timelines: what stands on them, what narrows them, how they are drawn."""
