"""The kinds of "no" that a user can meet; everything else is a bug.

Codes with values are raised here; sentences are made of them in `desktop/messages`
and shown by the command, so that they can be translated and tested. Values never hold personal
data that the person at the screen did not just type or see.
"""

from dataclasses import dataclass
from dataclasses import field as default
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not right yet: the field it belongs to ("" = the whole) and why."""

    field: str
    code: str
    values: dict[str, Any] = default(default_factory=dict)


class BuurtschapError(Exception):
    """What a use case may raise besides bugs."""


class Refused(BuurtschapError):
    """A rule said no. `problems` is never empty."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(p.code for p in problems))
        self.problems = problems

    @classmethod
    def because(cls, code: str, field: str = "", **values: Any) -> "Refused":
        """A refusal with one problem."""
        return cls(Problem(field, code, values))


class Conflict(BuurtschapError):
    """Somebody was faster. `theirs` is the value as it now stands (a frozen value or None)."""

    def __init__(self, code: str = "changed_elsewhere", theirs: Any = None) -> None:
        super().__init__(code)
        self.code = code
        self.theirs = theirs


class Trouble(StrEnum):
    """The kinds of trouble of the world."""

    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    KEYS_MISSING = "keys_missing"
    NOT_AN_ADMINISTRATION = "not_an_administration"
    EMPTY_DATABASE = "empty_database"
    IN_USE = "in_use"
    UNREACHABLE = "unreachable"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DAMAGED = "damaged"
    NEWER_VERSION = "newer_version"
    OLDER_COPY = "older_copy"
    UNSAFE_PLACE = "unsafe_place"
    LIBRARY_TOO_OLD = "library_too_old"
    BUSY = "busy"
    SERVER_GONE = "server_gone"
    SERVER_REFUSED = "server_refused"
    UNSURE = "unsure"
    LOCKED = "locked"
    OTHER = "other"


class StorageTrouble(BuurtschapError):
    """The world is in the way: disk, key, server. `transient` trouble may be tried again."""

    def __init__(self, kind: Trouble, *, transient: bool = False, **values: Any) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.transient = transient
        self.values = values
