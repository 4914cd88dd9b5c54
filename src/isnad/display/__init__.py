"""What the terminal shows: events, claims and reports in English and Arabic."""
