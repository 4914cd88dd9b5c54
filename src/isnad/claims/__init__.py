"""Putting mentions together: who did what to whom, whether it happened, how many, through whom we hear it."""
