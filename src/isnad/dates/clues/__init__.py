"""What in a report speaks of its own date: each module finds one kind of clue and gives constraints."""
