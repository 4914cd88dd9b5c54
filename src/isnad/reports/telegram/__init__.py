"""Telegram's JSON export: the file cut into messages, the messages as items, a message as a report."""
