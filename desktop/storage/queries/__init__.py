"""Reading: one module per noun, functions that take a session and give frozen values."""
