"""Sources: rows of a list, and one with the sentences it is cited by and the facts they support."""
