"""The general stage: a tagger, parser and lemmatizer for English, trained on treebanks before the domain is learnt."""
