"""What is said before sending, as plain lines: worked out here, drawn by `check_panel`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.figures.values import Check, CheckCode
from desktop.domain.reporting import (
    AmbitionRow,
    Part,
    Quarterly,
    missing_explanations,
)
from desktop.i18n import _, ngettext, wording
from desktop.reports.catalogue import (
    beyond_words,
    figure_label,
    listed,
    printed_cell,
    row_label,
)

_NAMED = 3


class Way(StrEnum):
    """Where the button of a line leads."""

    EXPLAIN = "explain"
    SHOW_FEW = "show_few"
    SIGN = "sign"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: icon and its colour token, heading, sentence, and perhaps a way on.

    `subject` is what the way is about: the key of a figure to explain.
    """

    icon: str
    token: str
    title: str
    text: str
    way: Way | None = None
    words: str = ""
    subject: str = ""


def lines(report: Quarterly, *, filed: bool) -> tuple[Line, ...]:
    """Everything to say about `report`; `filed` when a file of it was made."""
    return (
        *_missing(report),
        *_names(report),
        *(line for check in report.figures.checks for line in _check(check, report)),
        *_beyond(report),
        _frozen(report, filed=filed),
        *_story(report),
        *_adding_up(report),
    )


def incomplete(report: Quarterly) -> bool:
    """Whether an explanation is missing, which the file then shows as an empty line."""
    return bool(missing_explanations(report))


def _missing(report: Quarterly) -> Iterator[Line]:
    rows = missing_explanations(report)
    if not rows:
        return
    title = ngettext("{n} toelichting ontbreekt", "{n} toelichtingen ontbreken", len(rows))
    first = rows[0]
    yield Line(
        "alert-triangle",
        "ossenbloed",
        title.format(n=len(rows)),
        _("‘{name}’: {now}, doel {target}. Leg in één of twee zinnen uit waarom.").format(
            name=row_label(first.key, wording()), now=_now(first), target=_target(first)
        ),
        Way.EXPLAIN,
        _("Schrijf toelichting"),
        first.key,
    )


def _now(row: AmbitionRow) -> str:
    return printed_cell(row.figure.cell, row.figure.unit, wording())


def _target(row: AmbitionRow) -> str:
    value = row.target.value if row.target else None
    return printed_cell(type(row.figure.cell)(value), row.figure.unit, wording())


def _names(report: Quarterly) -> Iterator[Line]:
    if report.named:
        yield Line(
            "user-question",
            "ossenbloed",
            _("Er staat een naam in de tekst"),
            _("{names}. Gebruik geen namen van bewoners in het rapport.").format(
                names=_some(report.named)
            ),
        )


def _some(names: tuple[str, ...]) -> str:
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        more = len(names) - _NAMED
        shown.append(ngettext("{n} andere", "{n} andere", more).format(n=more))
    return listed(shown, wording())


def _check(check: Check, report: Quarterly) -> Iterator[Line]:
    n = check.count
    if check.code is CheckCode.STILL_RUNNING:
        yield Line(
            "hourglass",
            "ink",
            _("Dit kwartaal loopt nog"),
            _("De cijfers veranderen nog tot {day}.").format(
                day=wording().day(report.figures.quarter.last_day)
            ),
        )
    elif check.code is CheckCode.CONCEPTS:
        title = ngettext("{n} concept in het logboek", "{n} concepten in het logboek", n)
        text = _("Concepten tellen niet mee. Leg ze vast of haal ze door.")
        yield Line("pencil", "ossenbloed", title.format(n=n), text, Way.LOG, _("Naar het logboek"))
    elif check.code is CheckCode.UNMATCHED_NAMES:
        title = ngettext("{n} naam hoort bij niemand", "{n} namen horen bij niemand", n)
        text = _("Ze tellen nu als gast. Kies wie het zijn in het logboek.")
        way = _("Naar het logboek")
        yield Line("user-question", "ossenbloed", title.format(n=n), text, Way.LOG, way)
    elif check.code is CheckCode.NO_ATTENDANCE:
        title = ngettext("{n} activiteit zonder bezoekers", "{n} activiteiten zonder bezoekers", n)
        text = _("Kwam er echt niemand? Of is de aanwezigheid nog niet ingevuld?")
        yield Line("list-check", "ink", title.format(n=n), text, Way.LOG, _("Naar het logboek"))
    elif check.code is CheckCode.SMALL_HIDDEN:
        title = ngettext("{n} klein getal verborgen", "{n} kleine getallen verborgen", n)
        text = ngettext(
            "{names} had minder dan 5 mensen. In het rapport staat ‘<5’.",
            "{names} hadden minder dan 5 mensen. In het rapport staat ‘<5’.",
            n,
        ).format(names=_some(check.names))
        yield Line("eye-off", "ink", title.format(n=n), text, Way.SHOW_FEW, _("Bekijk waar"))
    elif check.code is CheckCode.TOO_FEW_PEOPLE:
        title = ngettext("{n} getal weggelaten", "{n} getallen weggelaten", n)
        text = _("Te weinig bewoners om over te vertellen: {names}.").format(
            names=_some(check.names)
        )
        yield Line("eye-off", "ink", title.format(n=n), text)


def _beyond(report: Quarterly) -> Iterator[Line]:
    for figure in report.figures.figures:
        if text := beyond_words(figure, wording()):
            title = _("‘{name}’ zonder percentage").format(name=figure_label(figure.id, wording()))
            yield Line("info-circle", "ink", title, text)


def _frozen(report: Quarterly, *, filed: bool) -> Line:
    words = wording()
    if report.signed_on is not None:
        text = _("Wat je daarna vastlegt, staat als ‘gewijzigd na vaststelling’.")
        if report.changes:
            names = tuple(row_label(change.key, words) for change in report.changes)
            text = _("Gewijzigd na vaststelling: {names}.").format(names=_some(names))
        title = _("Cijfers staan vast sinds {day}").format(day=words.day(report.signed_on))
        return Line("lock", "action", title, text)
    text = _("Stand van {day}. Wat je nog vastlegt, telt mee tot je het rapport vaststelt.").format(
        day=words.day(report.figures.as_of.date())
    )
    if filed:
        return Line("lock-open", "ink", _("Nog niet vastgesteld"), text, Way.SIGN, _("Stel vast"))
    return Line("lock-open", "ink", _("Nog niet vastgesteld"), text)


def _story(report: Quarterly) -> Iterator[Line]:
    if report.written(Part.STORY).text.strip():
        yield Line(
            "user-check",
            "ink",
            _("Verhaal: vraag toestemming"),
            _("Heeft wie het verhaal herkent ja gezegd? Zet er geen naam bij."),
        )


def _adding_up(report: Quarterly) -> Iterator[Line]:
    codes = {check.code: check.count for check in report.figures.checks}
    if CheckCode.ADDS_UP in codes:
        dates, residents = codes[CheckCode.ADDS_UP], report.figures.residents
        times = ngettext("{n} activiteit", "{n} activiteiten", dates).format(n=dates)
        people = ngettext("{n} bewoner", "{n} bewoners", residents).format(n=residents)
        yield Line("check", "action", _("Alles telt op"), f"{times}, {people}.")
    if CheckCode.DOES_NOT_ADD_UP in codes:
        name = figure_label("I-07", wording())
        text = _("De som van ‘{name}’ klopt niet. Meld dit aan wie je helpt.").format(name=name)
        yield Line("alert-triangle", "ossenbloed", _("De cijfers tellen niet op"), text)


def incomplete_words(report: Quarterly) -> str:
    """What a PDF of an incomplete report holds; "" for a complete one."""
    if not incomplete(report):
        return ""
    return _("Je kunt al een pdf maken. De ontbrekende toelichting staat er dan als lege regel in.")
