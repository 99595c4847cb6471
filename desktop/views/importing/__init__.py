"""Reading in: a file, what was recognised, what each row becomes, and what came of it."""
