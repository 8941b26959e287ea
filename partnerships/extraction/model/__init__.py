"""The language model of the reader: weights packed to 8-bit integers, and what unpacks them."""
