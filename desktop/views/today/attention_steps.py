"""What the two buttons of an item of Aandacht do: go where it is settled, or settle it at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop.domain.errors import Refused
from desktop.domain.ties.suggested import Seek
from desktop.domain.today import Attention, AttentionKind
from desktop.domain.vocabulary import ContactKind
from desktop.i18n import _, ngettext, wording
from desktop.messages.matching import listed
from desktop.services import Services
from desktop.views.kit.form import FormLink


@dataclass(frozen=True, slots=True)
class GoTo:
    """A page, and what it is asked to show."""

    page: str
    subject: object


Step = GoTo | Callable[[Services], str | GoTo]
"""A job gives the sentence that tells what was done, or where somebody must tell more."""

_TELL_MORE = frozenset({"nobody_there", "activity_twice"})


def first_step(item: Attention, today: date) -> Step:
    """What the button does that an item proposes."""
    kind, subject = item.kind, item.subject
    if kind is AttentionKind.TIE_CONTACT:
        return partial(_contact, item, ContactKind.SEEN, today)
    if kind is AttentionKind.TIE_EVALUATION:
        return GoTo("ties", FormLink("tie.evaluation", str(subject)))
    if kind is AttentionKind.QUESTION and item.person_id is not None:
        return GoTo("ties", Seek(item.person_id, subject if item.named else None))
    acts = {
        AttentionKind.BOOKING: _hold,
        AttentionKind.AGREEMENT: _extend,
        AttentionKind.TIE_LIGHT: _spoken,
    }
    if kind in acts:
        return partial(acts[kind], item)
    pages = {
        AttentionKind.CLASH: "rooms",
        AttentionKind.WELCOME: "residents",
        AttentionKind.TIE_LEFT: "ties",
        AttentionKind.TIE_LOOK_BACK: "ties",
        AttentionKind.TIE_ASK_AGAIN: "ties",
        AttentionKind.ATTENDANCE: "log",
        AttentionKind.UNMATCHED: "log",
    }
    return GoTo(pages[kind], subject)


def other_step(item: Attention, today: date) -> Step:
    """What the second button does. Raises KeyError for an item that has none."""
    kind = item.kind
    if kind is AttentionKind.TIE_CONTACT:
        return partial(_contact, item, ContactKind.PHONED, today)
    if kind is AttentionKind.TIE_LIGHT:
        if item.tie_id is not None:
            return GoTo("ties", item.tie_id)
        return GoTo("residents", item.person_id)
    acts = {AttentionKind.BOOKING: _call_off, AttentionKind.AGREEMENT: _close}
    return partial(acts[kind], item)


def third_step(item: Attention, today: date) -> Step:
    """What the third button does: of the silence in a tie it says that contact did not work out."""
    return partial(_missed, item, today)


def _extend(item: Attention, services: Services) -> str:
    if item.extended is None:
        raise ValueError("an agreement has a day until when it can run on")
    services.residents.extend_agreement(item.subject, item.extended)
    until = wording().day(item.extended, year=True)
    return _("Afspraak van {name} loopt nu tot {day}").format(name=item.about, day=until)


def _close(item: Attention, services: Services) -> str:
    services.residents.close_agreement(item.subject)
    return _("Afspraak van {name} is afgerond").format(name=item.about)


def _hold(item: Attention, services: Services) -> str | GoTo:
    """Logs a booking with who were expected.

    Where nobody is expected, or where it may be in the log already, somebody must tell more.
    """
    expected = services.bookings.details(item.subject).expected
    try:
        services.log.log_booking(item.subject, frozenset(one.person_id for one in expected))
    except Refused as refused:
        if refused.problems[0].code not in _TELL_MORE:
            raise
        return GoTo("log", ("booking", item.subject))
    said = ngettext(
        "{activity} staat in het logboek, met {n} mens",
        "{activity} staat in het logboek, met {n} mensen",
        len(expected),
    )
    return said.format(activity=item.about, n=len(expected))


def _call_off(item: Attention, services: Services) -> str:
    services.bookings.did_not_happen(item.subject)
    return _("{activity} ging niet door").format(activity=item.about)


def _contact(item: Attention, kind: ContactKind, today: date, services: Services) -> str:
    services.ties.contact(item.subject, kind, today)
    return _("Contact van {names} is vastgelegd").format(names=listed(list(item.names)))


def _missed(item: Attention, today: date, services: Services) -> str:
    services.ties.contact(item.subject, ContactKind.MISSED, today)
    return _("Vastgelegd: contact lukte niet bij {names}").format(names=listed(list(item.names)))


def _spoken(item: Attention, services: Services) -> str:
    if item.extended is None:
        raise ValueError("a light has a next moment")
    services.ties.light_seen(item.subject, item.extended)
    said = _("Opgeslagen. De waakvlam staat weer op {day}")
    return said.format(day=wording().day(item.extended))
