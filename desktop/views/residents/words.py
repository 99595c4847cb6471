"""What the list and the panel say about a resident. No widgets here."""

from datetime import date

from desktop.domain.residents import ResidentCard, ResidentLine, TieGlance
from desktop.domain.vocabulary import Role, TieKind, TiePhase, TieWord
from desktop.domain.welcome import WelcomeLine
from desktop.i18n import _, ngettext, wording
from desktop.labels import label, role_label
from desktop.messages.matching import listed

_WEEK = 7


def day_words(day: date, today: date) -> str:
    """'vandaag', 'gisteren', 'zondag' within a week, then '30 okt', with another year '3 jan 2025'.

    A day to come is '1 dec'.
    """
    ago = (today - day).days
    if ago == 0:
        return _("vandaag")
    if ago == 1:
        return _("gisteren")
    if 1 < ago < _WEEK:
        return wording().weekday(day)
    return wording().short_day(day, year=day.year != today.year)


def welcome_words(line: WelcomeLine, today: date) -> str:
    """'gedaan, vandaag', 'Fatma Y., 1 dec', and of a step that waits 'te laat, 1 nov'."""
    if line.done_on is not None:
        return _("gedaan, {day}").format(day=day_words(line.done_on, today))
    day = wording().short_day(line.due, year=line.due.year != today.year)
    when = _("te laat, {day}").format(day=day) if line.late(today) else day
    return f"{line.helper} · {when}" if line.helper else when


def home_words(line: ResidentLine) -> tuple[str, str]:
    """Community and, apart, the home with what else belongs to it: ('Betje Wolff', ' 1.05')."""
    more = "".join(f", {other}" for other in line.elsewhere)
    return line.community, (f" {line.dwelling}" if line.dwelling else "") + more


def word_of(card: ResidentCard) -> TieWord:
    """What a good neighbour is called where somebody belongs."""
    return card.current.word if card.current is not None else TieWord.GOOD_NEIGHBOUR


def role_words(line: ResidentLine, word: TieWord) -> str:
    """The most telling role, or that somebody is, or was, a resident."""
    if line.left_on is not None:
        return _("Vertrokken")
    found = next((role for role in Role if role in line.roles), None)
    return role_label(found, word) if found else _("Bewoner")


def seen_words(line: ResidentLine, today: date) -> str:
    """When somebody was last seen; of who comes: when."""
    if line.comes_on is not None:
        return _("komt {day}").format(day=day_words(line.comes_on, today))
    return day_words(line.last_seen, today) if line.last_seen else _("nog niet")


def tie_words(line: ResidentLine) -> str:
    """'Fatma Y.', 'voor Naomi R.', 'voor 2 bewoners', 'helpkring', 'nog geen'."""
    live = [tie for tie in line.ties if tie.phase is not TiePhase.PROPOSED]
    if not live:
        return _("nog geen")
    given = [tie for tie in live if tie.gives and tie.kind is TieKind.PAIR]
    if len(given) > 1:
        return _("voor {n} bewoners").format(n=len(given))
    first = live[0]
    if first.kind is TieKind.CIRCLE:
        return _("helpkring")
    who = ", ".join(first.others)
    return _("voor {name}").format(name=who) if first.gives else who


def second_line(line: ResidentLine, today: date, word: TieWord) -> str:
    """What stands under the name where there is no room for columns."""
    parts = ["".join(home_words(line)), role_words(line, word)]
    if line.open_questions:
        asked = ngettext("{n} open vraag", "{n} open vragen", line.open_questions)
        parts.append(asked.format(n=line.open_questions))
    parts.append(seen_words(line, today))
    return " · ".join(parts)


def context_words(card: ResidentCard) -> str:
    """'Betje Wolff 1.05 · sinds maart 2025'."""
    parts: list[str] = []
    for membership in card.memberships:
        if membership.ends is not None and parts:
            continue
        parts.append(f"{membership.community} {membership.dwelling}".rstrip())
        if membership.begins is not None:
            since = wording().month(membership.begins)
            parts.append(_("sinds {month}").format(month=since))
        if membership.ends is not None:
            until = wording().day(membership.ends, year=True)
            parts.append(_("tot {day}").format(day=until))
    return " · ".join(parts)


def tie_state(tie: TieGlance, today: date) -> str:
    """'loopt sinds 14 april · laatst gezien: vandaag' of a tie in the panel."""
    said = label(tie.phase)
    if tie.since is not None and tie.phase is not TiePhase.PROPOSED:
        day = wording().day(tie.since, year=tie.since.year != today.year)
        said = _("{phase} sinds {day}").format(phase=said, day=day)
    if tie.last_contact is None:
        return said
    ago = (today - tie.last_contact).days
    if ago < _WEEK:
        return _("{phase} · zagen elkaar {day}").format(
            phase=said, day=day_words(tie.last_contact, today)
        )
    return ngettext(
        "{phase} · {n} dag geen contact", "{phase} · {n} dagen geen contact", ago
    ).format(phase=said, n=ago)


def earlier_words(tie: TieGlance) -> str:
    """'Eerder met Noor V., tot 3 mei 2026'."""
    names = listed(list(tie.others))
    if tie.closed_on is None:
        return _("Eerder met {names}").format(names=names)
    day = wording().day(tie.closed_on, year=True)
    return _("Eerder met {names}, tot {day}").format(names=names, day=day)


def waiting_words(since: date, today: date) -> str:
    """'12 dagen open'."""
    days = max((today - since).days, 0)
    if days == 0:
        return _("van vandaag")
    return ngettext("{n} dag open", "{n} dagen open", days).format(n=days)


def until_words(ends: date, today: date) -> str:
    """'tot 1 december, over 7 dagen'; far away only 'tot 1 maart 2027'."""
    day = wording().day(ends, year=ends.year != today.year)
    days = (ends - today).days
    if days > 2 * _WEEK:
        return _("tot {day}").format(day=day)
    if days == 1:
        return _("tot morgen")
    return _("tot {day}, over {n} dagen").format(day=day, n=days)
