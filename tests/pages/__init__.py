"""Saved pages that we wrote around our own sample reports, each with what a careful person would read in it.

`from pages.news import news_pages`, `from pages.posts import post_pages`, `from pages.measure import score`. The
held-back set (`pages.heldback`) is for the end: whoever changes the extraction does not look at it before.
"""
