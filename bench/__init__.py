"""Scores isnad on the sets that people outside the project coded, and compares with pinned floors.

Not a part of the package: it runs the real command line as a user would, reads what that exported, and gives
isnad the texts only. The sets live beside the project in ../shared and never enter it. See docs/benchmarks.md.
"""
