"""What a whole list is about, told by its titles: the activity of a presence list."""

import re
from collections.abc import Iterable

from desktop.domain.names import fold
from desktop.domain.reading.words import header_key, listed

LONGEST_TITLE = 60
_NOISE = listed(
    "presentielijst, presentielijsten, presentie, aanwezigheidslijst, aanwezigheid, "
    "aanwezigheden, aanwezig, aanwezigen, absentielijst, deelnemerslijst, deelnemers, deelname, "
    "bezoekers, bezoekerslijst, intekenlijst, tekenlijst, registratie, registratielijst, lijst, "
    "lijsten, overzicht, bewoners, bewonerslijst, namen, naam, datum, datums, activiteit, "
    "activiteiten, programma, community, kwartaal, q1, q2, q3, q4, week, weken, maand, periode, "
    "jaar, voorjaar, najaar, zomer, winter, herfst, lente, van, de, het, een, en, in, voor, bij, "
    "op, tot, met, t, m, tm, per, wie, er, was, blad, sheet, tabblad, werkblad, kopie, versie, "
    "definitief, concept, nieuw, map, xlsx, xls, ods, csv, txt, tsv, attendance, list, presence, "
    "register, sign, up, the, of, for, at, and, copy, januari, februari, maart, april, mei, juni, "
    "juli, augustus, september, oktober, november, december, jan, feb, mrt, apr, jun, jul, aug, "
    "sep, sept, okt, nov, dec, january, february, march, may, june, july, august, october, oct, "
    "mar"
)
_COUNTED = re.compile(r"\d+$")
_WORD = re.compile(r"[^\W\d_][^\s,;:()|/\\_]*")


def programme_in(titles: Iterable[str], places: Iterable[str], known: Iterable[str]) -> str:
    """The kind of activity that the titles of a list name; "" when they name none.

    `titles` come most telling first (what stands above the list, its sheet, its file);
    `places` are the names of communities, which are no activity; `known` are the activities
    there are: one of those goes before words that are left of a title.
    """
    titles = [" ".join(title.split()) for title in titles]
    for title in titles:
        key = f" {header_key(title)} "
        named = [name for name in known if header_key(name) and f" {header_key(name)} " in key]
        if named:
            return max(named, key=len)
    for title in titles:
        for place in places:
            title = re.sub(re.escape(fold(place)), " ", title, flags=re.IGNORECASE)
            title = re.sub(re.escape(place), " ", title, flags=re.IGNORECASE)
        if left := _left_of(title):
            return left
    return ""


def _left_of(title: str) -> str:
    """A title without the words that every list bears; "" when nothing telling is left."""
    words = _WORD.findall(title)
    kept = [at for at, word in enumerate(words) if _COUNTED.sub("", header_key(word)) not in _NOISE]
    kept = [at for at in kept if len(header_key(words[at])) > 1]
    if not kept:
        return ""
    text = " ".join(words[kept[0] : kept[-1] + 1])[:LONGEST_TITLE].strip()
    return text[0].upper() + text[1:] if len(text) > 2 else ""
