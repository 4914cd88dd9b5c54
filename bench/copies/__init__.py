"""Near-copies: pairs of news that were read and judged, and the scorer."""
