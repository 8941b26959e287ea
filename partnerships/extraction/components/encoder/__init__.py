"""One vector per token, in the sight of the words around it."""
