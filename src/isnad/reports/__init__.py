"""Getting a report: inputs of all kinds, what they are made of, and what was wrong with those that failed."""
