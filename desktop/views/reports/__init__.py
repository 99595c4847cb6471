"""The page of reports: set-up at the left, the pages as they will be, checks at the right."""
