"""Text: sentences, words, quotations and the small words of English."""
