"""What one sentence names: times, places, numbers, actors, weapons, happenings, sayings."""
