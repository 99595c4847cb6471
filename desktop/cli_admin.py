"""The command's part about administrations as a whole: make, check, back up, put back."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from desktop import compose
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, Refused
from desktop.i18n import _
from desktop.messages import sentence
from desktop.services.administration import (
    Administrations,
    Credentials,
    OpenAdministration,
    is_server,
)

PASSPHRASE = "BUURTSCHAP_PASSPHRASE"  # noqa: S105 - the name of a variable
_WHO = "beheerder"


def credentials(admin: str, *, new: bool = False) -> Credentials:
    """The password from the environment or a prompt; none for a server, whose URL holds it.

    A `new` password that is typed is typed twice, for nobody sees a slip.
    """
    if is_server(admin):
        return Credentials()
    given = os.environ.get(PASSPHRASE)
    if given is None:
        if not sys.stdin.isatty():
            raise Refused.because("no_passphrase", variable=PASSPHRASE)
        given = getpass.getpass(_("Wachtwoord: "))
        if new and getpass.getpass(_("Nog een keer: ")) != given:
            raise Refused.because("passwords_differ")
    return Credentials(password=given)


def opened(asked: Namespace, clock: Clock) -> OpenAdministration:
    """The administration that was asked for, open."""
    return Administrations(clock).open(asked.admin, credentials(asked.admin))


def new(asked: Namespace, clock: Clock) -> int:
    """Makes an administration and tells its recovery code once."""
    name = asked.name or _name_of(asked.admin)
    administrations = Administrations(clock)
    if is_server(asked.admin):
        administrations.create_on_server(asked.admin, name, asked.who or _WHO)
        return 0
    password = credentials(asked.admin, new=True).password
    code = administrations.create(Path(asked.admin), name, asked.who or _WHO, password)
    _tell_code(code, asked.recovery_code_file)
    return 0


def demo(asked: Namespace, clock: Clock) -> int:
    """Makes an administration with example data."""
    if is_server(asked.admin):
        compose.make_example_on_server(asked.admin, clock, asked.seed, asked.size)
        return 0
    password = credentials(asked.admin, new=True).password
    code = compose.make_example(Path(asked.admin), password, clock, asked.seed, asked.size)
    _tell_code(code, asked.recovery_code_file)
    return 0


def check(asked: Namespace, clock: Clock) -> int:
    """Looks at everything; status 1 when anything is wrong."""
    found = Administrations(clock).check(asked.admin, credentials(asked.admin))
    for line in found:
        code = f"check_{line.code}" + ("_fine" if line.ok else "")
        print(sentence(Problem("", code, {"count": line.count})))
    return 0 if all(line.ok for line in found) else 1


def backup(asked: Namespace, clock: Clock) -> int:
    """Writes a backup."""
    it = opened(asked, clock)
    try:
        it.backup(asked.out)
    finally:
        it.close()
    return 0


def restore(asked: Namespace, clock: Clock) -> int:
    """Puts a backup back as an administration."""
    if asked.recovery_code:
        secret = Credentials(recovery_code=asked.recovery_code)
    else:
        secret = credentials(asked.admin)
    Administrations(clock).restore(asked.backup, Path(asked.admin), secret)
    return 0


def _name_of(admin: str) -> str:
    return "Buurtschap" if is_server(admin) else Path(admin).expanduser().absolute().name


def _tell_code(code: str, file: Path | None) -> None:
    if file is None:
        print(code)
        return
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(code + "\n")
