"""The recovery code: 128 random bits that a person can copy from paper.

Crockford's base32 without the letters that look like digits: 26 characters and one check
character, shown in groups. Typed back it may have spaces, small letters, and O for 0.
"""

import secrets

from desktop.domain.errors import StorageTrouble, Trouble

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = _ALPHABET + "*~$=U"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014."))
"""Hyphens and dashes as keyboards and word processors write them, and full stops."""
LENGTH = 27
GROUPS = (5, 5, 5, 4, 4, 4)


def new_secret() -> bytes:
    """Sixteen random bytes."""
    return secrets.token_bytes(16)


def new_code() -> str:
    """A fresh code in groups, that opens nothing before it is put in a vault."""
    return as_code(new_secret())


def as_code(secret: bytes) -> str:
    """The code of 16 bytes in groups: 'ABCDE-FGHJK-MNPQR-STVW-XYZ0-1234'."""
    number = int.from_bytes(secret)
    plain = "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
    plain += _CHECK[number % 37]
    groups, at = [], 0
    for size in GROUPS:
        groups.append(plain[at : at + size])
        at += size
    return "-".join(groups)


def normal(typed: str) -> str:
    """What was typed, as the code is written without its hyphens."""
    return "".join(typed.split()).translate(_BETWEEN).upper().translate(_LOOKALIKES)


def as_secret(typed: str) -> bytes:
    """The 16 bytes of a typed code.

    Raises StorageTrouble(WRONG_RECOVERY_CODE) when a character is missing or mistyped.
    """
    plain = normal(typed)
    body, check = plain[:-1], plain[-1:]
    if len(plain) != LENGTH or any(letter not in _ALPHABET for letter in body):
        raise StorageTrouble(Trouble.WRONG_RECOVERY_CODE)
    number = 0
    for letter in body:
        number = number << 5 | _ALPHABET.index(letter)
    if number >> 128 or _CHECK[number % 37] != check:
        raise StorageTrouble(Trouble.WRONG_RECOVERY_CODE)
    return number.to_bytes(16)
