"""What editors decided, as `manage.py export_training` writes it, turned into examples that are known in part."""

from training.editors.files import Reviewed, load
from training.editors.masks import Mask, examples_of, outside_words

__all__ = ["Mask", "Reviewed", "examples_of", "load", "outside_words"]
