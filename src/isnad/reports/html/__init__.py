"""Saved web pages: what is visible on them, what of it is the report, and what they say about themselves."""
