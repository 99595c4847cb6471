"""The only package that opens a session: engines, scopes, keys, schema, backup."""
