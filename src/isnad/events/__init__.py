"""Linking claims into events: what they share, where they part, how many origins stand behind them."""
