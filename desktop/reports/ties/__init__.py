"""What two people get on paper: their agreement, and a card for the kitchen table."""
