"""From the drivers' errors to the three kinds of "no" that the rest of the house knows.

Texts of the drivers may hold values, so none of them goes further than this module.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from desktop.domain.errors import Conflict, Refused, StorageTrouble, Trouble

ROOM_TAKEN = "room_taken"

# SQLite speaks in sentences: part of the sentence, the kind, and whether it passes by itself.
_SQLITE: tuple[tuple[str, Trouble, bool], ...] = (
    ("file is not a database", Trouble.WRONG_PASSPHRASE, False),
    ("database is locked", Trouble.IN_USE, True),
    ("database or disk is full", Trouble.DISK_FULL, False),
    ("readonly database", Trouble.READ_ONLY, False),
    ("disk image is malformed", Trouble.DAMAGED, False),
    ("unable to open database", Trouble.UNREACHABLE, True),
    ("disk i/o error", Trouble.UNREACHABLE, True),
)
# PostgreSQL speaks in codes (appendix A of its manual).
_POSTGRES: tuple[tuple[str, Trouble, bool], ...] = (
    ("40001", Trouble.BUSY, True),
    ("40P01", Trouble.BUSY, True),
    ("55P03", Trouble.BUSY, True),
    ("57014", Trouble.BUSY, True),
    ("53100", Trouble.DISK_FULL, False),
    ("25006", Trouble.READ_ONLY, False),
    ("28", Trouble.SERVER_REFUSED, False),
    ("42501", Trouble.SERVER_REFUSED, False),
    ("3D000", Trouble.SERVER_REFUSED, False),
    ("08", Trouble.SERVER_GONE, True),
    ("57P", Trouble.SERVER_GONE, True),
)
_ERRNO = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
}


def from_driver(error: DBAPIError) -> Exception:
    """What a driver's error means here: Conflict, Refused, StorageTrouble, or itself (a bug)."""
    said = str(error.orig).lower()
    if ROOM_TAKEN in said or "ex_occurrence_room" in said:
        return Conflict(ROOM_TAKEN)
    if isinstance(error, IntegrityError):
        return _broken_rule(said) or error
    code = getattr(error.orig, "sqlstate", None)
    if code is None and error.connection_invalidated:
        return StorageTrouble(Trouble.SERVER_GONE, transient=True)
    for start, kind, transient in _POSTGRES:
        if code and code.startswith(start):
            return StorageTrouble(kind, transient=transient)
    for part, kind, transient in _SQLITE:
        if part in said:
            return StorageTrouble(kind, transient=transient)
    if isinstance(error, OperationalError) and "connection" in said:
        return StorageTrouble(Trouble.SERVER_GONE, transient=True)
    return error


def from_system(error: OSError) -> StorageTrouble:
    """What an error of the file system means."""
    return StorageTrouble(_ERRNO.get(error.errno or 0, Trouble.UNREACHABLE))


def _broken_rule(said: str) -> Exception | None:
    if "unique" in said or "duplicate key" in said:
        return Conflict("exists_already")
    if "foreign key" in said:
        return Refused.because("still_used")
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Raises what the drivers and the file system say as the house's own errors."""
    try:
        yield
    except StaleDataError:
        raise Conflict from None
    except DBAPIError as error:
        raise from_driver(error) from None
    except InvalidRequestError:
        raise
    except OSError as error:
        raise from_system(error) from None
