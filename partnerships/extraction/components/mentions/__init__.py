"""The learned tagger: which words name something, evoke an agreement or refer back."""
