"""Which passwords are good enough: long, and not one that everybody guesses first."""

import re
from functools import cache

from desktop import paths
from desktop.domain.errors import Refused
from desktop.domain.names import fold

SHORTEST = 12
LONGEST = 200

_RUNS = "abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm 0123456789012345678901234567890"
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
"""Figures and signs in the place of letters: guessed as quickly as the word itself."""


def require_good(password: str) -> None:
    """Raises Refused: password_short (values: least), password_long or password_common."""
    if len(password) < SHORTEST:
        raise Refused.because("password_short", "password", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refused.because("password_long", "password", most=LONGEST)
    plain = re.sub(r"[\W_]+$", "", fold(password).replace(" ", ""))
    word = re.sub(r"[\W\d_]+$", "", plain)
    guessed = {plain, fold(password), word, word.translate(_DISGUISES)} & _common()
    if guessed or len(set(plain)) < 5 or plain in _RUNS or _repeats(plain):
        raise Refused.because("password_common", "password")


@cache
def _common() -> frozenset[str]:
    """Long passwords that stand high in lists of guesses, and words to which one adds a year."""
    text = paths.resource("security/common-passwords.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines())


def _repeats(text: str) -> bool:
    """Whether one short word is typed again and again: "welkomwelkom"."""
    return any(
        len(text) % size == 0 and text == text[:size] * (len(text) // size)
        for size in range(1, 8)
        if len(text) >= 2 * size
    )
