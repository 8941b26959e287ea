"""The learned scorer of pairs: which mention belongs to which, and as what."""
