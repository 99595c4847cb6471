"""From the drivers' errors to the three kinds of "no" that the rest of the house knows.

Texts of the drivers may hold values, so none of them goes further than this module.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from desktop.domain.errors import Conflict, Refused, StorageTrouble, Trouble

_ROOM_TAKEN = "room_taken"

# SQLite speaks in sentences: part of the sentence, the kind, and whether it passes by itself.
_SQLITE: tuple[tuple[str, Trouble, bool], ...] = (
    ("file is not a database", Trouble.DAMAGED, False),
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
    ("53300", Trouble.BUSY, True),
    ("53100", Trouble.DISK_FULL, False),
    ("25006", Trouble.READ_ONLY, False),
    ("28", Trouble.SERVER_REFUSED, False),
    ("42501", Trouble.SERVER_REFUSED, False),
    ("3D000", Trouble.SERVER_REFUSED, False),
    ("08", Trouble.SERVER_GONE, True),
    ("57P", Trouble.SERVER_GONE, True),
)
# Before a session there are no codes: in what words a server says that it is there, but no.
# They count only behind the address, which may hold any of them.
_REFUSALS = ("fatal:", "fe_sendauth", "ssl", "certificate", "channel binding", "invalid")
_NO_SUCH_HOST = "failed to resolve host"
_ERRNO = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
}


class StatementFailed(RuntimeError):
    """A statement that the store cannot run: a bug. Tells the rule or place, never a value."""


def from_driver(error: DBAPIError) -> Exception:
    """What a driver's error means here: Conflict, Refused, StorageTrouble, StatementFailed."""
    said = str(error.orig).lower()
    if _ROOM_TAKEN in said or "ex_occurrence_place" in said:
        return Conflict(_ROOM_TAKEN)
    if isinstance(error, IntegrityError):
        return _broken_rule(error, said) or _bug(error)
    if isinstance(error.orig, sqlcipher.Error):
        trouble = from_sqlcipher(error.orig)
        return _bug(error) if trouble.kind is Trouble.OTHER else trouble
    code = getattr(error.orig, "sqlstate", None)
    for start, kind, transient in _POSTGRES:
        if code and code.startswith(start):
            return StorageTrouble(kind, transient=transient)
    if code is None and isinstance(error, OperationalError):
        reason = "" if _NO_SUCH_HOST in said else said.rpartition(" failed: ")[2]
        if not error.connection_invalidated and any(word in reason for word in _REFUSALS):
            return StorageTrouble(Trouble.SERVER_REFUSED)
        return StorageTrouble(Trouble.SERVER_GONE, transient=True)
    return _bug(error)


def from_sqlcipher(error: sqlcipher.Error) -> StorageTrouble:
    """What the embedded store's own driver means; Trouble.OTHER for what it never said before."""
    said = str(error).lower()
    for part, kind, transient in _SQLITE:
        if part in said:
            return StorageTrouble(kind, transient=transient)
    return StorageTrouble(Trouble.OTHER)


def from_system(error: OSError) -> StorageTrouble:
    """What an error of the file system means."""
    return StorageTrouble(_ERRNO.get(error.errno or 0, Trouble.UNREACHABLE))


def _broken_rule(error: IntegrityError, said: str) -> Exception | None:
    code = getattr(error.orig, "sqlstate", None)
    if code == "23505" or said.startswith("unique constraint failed"):
        return Conflict("exists_already")
    if code == "23503" or said.startswith("foreign key constraint failed"):
        return Refused.because("still_used")
    return None


def _bug(error: DBAPIError) -> StatementFailed:
    # PostgreSQL adds the row to what it says (DETAIL); class 22 even quotes the value.
    told = getattr(error.orig, "diag", None)
    code = getattr(error.orig, "sqlstate", None) or ""
    what = str(error.orig) if told is None else told.message_primary or ""
    return StatementFailed(type(error.orig).__name__, code, "" if code.startswith("22") else what)


@contextmanager
def translated() -> Iterator[None]:
    """Raises what the drivers and the file system say as the house's own errors."""
    try:
        yield
    except StaleDataError:
        raise Conflict from None
    except DBAPIError as error:
        raise from_driver(error) from None
    except sqlcipher.Error as error:
        raise from_sqlcipher(error) from None
    except OSError as error:
        raise from_system(error) from None
