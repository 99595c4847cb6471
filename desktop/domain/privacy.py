"""What is not written about people: numbers that are forbidden, words that label.

A BSN is refused (it may not be kept, also not with consent). Words that look like a diagnosis,
medication or indication get a friendly question; whoever types decides.
"""

import re

from desktop.domain.names import fold

_RUN = re.compile(r"\+?\d(?:[ ./-]?\d)*")
_DATE = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_LABELS = re.compile(
    r"\b(diagnos\w*|adhd|autis\w*|autisme|borderline|schizofreni\w*|psychos\w*|psychotisch\w*"
    r"|depressi\w*|bipolair\w*|verslaa?f\w*|verslaving\w*|medicatie|medicijn\w*|antidepress\w*"
    r"|methadon|indicatie\w*|beschikking\w*|zzp ?\d|lvb|verstandelijk\w*|iq|stoornis\w*|ptss"
    r"|dement\w*|alzheimer\w*|kanker|hiv|handicap\w*|beperking\w*|opname|opgenomen|detentie"
    r"|gevangenis|crimine\w*|strafblad|schulden|schuldsaner\w*|statushouder\w*|asielzoeker\w*"
    r"|illega\w*|moslim\w*|christen\w*|joods\w*|allochto\w*)\b"
)


def is_bsn(digits: str) -> bool:
    """Whether 8 or 9 digits pass the eleven test of a citizen service number."""
    if not digits.isdigit() or len(digits) not in (8, 9) or int(digits) == 0:
        return False
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(d) * w for d, w in zip(padded, weights, strict=True)) % 11 == 0


def holds_bsn(text: str) -> bool:
    """Whether a text holds a number that passes for a BSN: nine digits, or eight in one piece.

    Phone numbers and dates are left in peace.
    """
    for found in _RUN.finditer(text):
        said = found.group()
        digits = re.sub(r"\D", "", said)
        if len(digits) == 9 and said[0] != "+" and is_bsn(digits):
            return True
        if len(said) == 8 and said.isdigit() and is_bsn(said) and not _DATE.fullmatch(said):
            return True
        phone = said[0] in "+0"
        if not phone and any(len(p) == 9 and is_bsn(p) for p in re.split(r"\D", said)):
            return True
    return False


def labelling_word(text: str) -> str:
    """The first word that labels a person rather than says what somebody wants; "" if none."""
    found = _LABELS.search(fold(text))
    return found.group() if found else ""
