"""The stages of the reader, one a file; each takes the article and adds what it sees."""
