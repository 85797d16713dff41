"""Reader: one pass of a small encoder over a text, and what is read off its scores."""
