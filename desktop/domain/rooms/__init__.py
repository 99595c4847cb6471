"""Community rooms: how a booking repeats, what is in its way, and what is written."""
