"""The façade of a community: painted from its own set-up, walked along by pointer and keys."""
