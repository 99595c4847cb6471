"""Names for records: UUIDs that the client makes, so that a repeated write is the same write."""

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """A fresh UUID version 7: unique without asking a server, in order of making."""
    return UUID(int=uuid6.uuid7().int)
