"""Article text in, typed findings out. No Django, no database, no network.

`pipeline.read` is the only door; importing this package alone loads neither spaCy nor the model.
"""
