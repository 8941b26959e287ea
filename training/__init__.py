"""Builds the reader's model: `make train`. Never imported by the site or the worker."""
