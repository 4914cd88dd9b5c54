"""Letters, words and sentences: the one place where Arabic spelling is folded."""
