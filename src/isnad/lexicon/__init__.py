"""The language as data: YAML under `ar/`, and the loader that turns it into a vocabulary."""
