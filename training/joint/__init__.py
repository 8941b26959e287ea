"""One encoder, two heads, one loss: tagger and scorer of pairs learn together with the encoder below them."""
