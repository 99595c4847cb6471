"""How figures are called and written, the same on screen, paper, spreadsheet and command."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.figures.values import (
    Cell,
    Daypart,
    Figure,
    QuarterFigures,
    RoomUse,
    Shown,
    Unit,
)
from desktop.domain.periods import Quarter
from desktop.domain.reporting import Section
from desktop.domain.vocabulary import Ambition
from desktop.i18n import N_, Wording
from desktop.labels import label as word_for

LABELS = {
    "I-01": N_("Bewoners en leden"),
    "I-02": N_("Ingestroomd en vertrokken"),
    "I-03": N_("Mensen die meededen"),
    "I-04": N_("Bezoeken"),
    "I-05": N_("Bezoeken uit de buurt"),
    "I-06": N_("Bewoners die meededen"),
    "I-07": N_("Activiteiten"),
    "I-08": N_("Getrokken door bewoners"),
    "I-17": N_("Actieve koppels"),
    "I-18": N_("Koppels begonnen en afgerond"),
    "I-19": N_("Hoe lang een koppel duurde"),
    "I-20": N_("Koppels die hun doel bereikten"),
    "I-21a": N_("Wachttijd tot een koppel"),
    "I-21b": N_("Bewoners die op een koppel wachten"),
    "I-22": N_("Evaluaties op tijd"),
    "I-23": N_("Onderlinge hulp"),
    "I-24": N_("Wederkerigheid"),
    "I-25": N_("Actieve vrijwilligers"),
    "I-26": N_("Uren van vrijwilligers"),
    "I-28a": N_("Boekingen"),
    "I-28b": N_("Uren in gebruik"),
    "I-28c": N_("Bezetting van de ruimtes"),
    "I-29": N_("Geboekt door bewoners"),
}

SECTIONS = {
    Section.FRONT: N_("Voorblad en kerncijfers"),
    Section.AMBITIONS: N_("De drie ambities"),
    Section.NEIGHBOURS: N_("Goede buren"),
    Section.ROOMS: N_("Ruimtes en activiteiten"),
    Section.CLOSING: N_("Verhaal, vooruitblik en verantwoording"),
    Section.ANNEX: N_("Bijlage: alle activiteiten"),
}

# The same sections in a narrow list.
SHORT_SECTIONS = SECTIONS | {
    Section.CLOSING: N_("Verhaal en vooruitblik"),
}

# What the second part of a figure says, after the first.
PARTS = {
    "I-02": N_("{value} vertrokken"),
    "I-07": N_("{value} verschillende"),
    "I-08": N_("{value} samen"),
    "I-17": N_("{value} op enig moment"),
    "I-18": N_("{value} afgerond"),
    "I-21b": N_("de langste {value} weken"),
    "I-23": N_("waarvan {value} vragen"),
}

UNITS = {
    Unit.PEOPLE: N_("mensen"),
    Unit.VISITS: N_("bezoeken"),
    Unit.TIMES: N_("keer"),
    Unit.TIES: N_("koppels"),
    Unit.BOOKINGS: N_("boekingen"),
    Unit.HOURS: N_("uur"),
    Unit.DAYS: N_("dagen"),
    Unit.MONTHS: N_("maanden"),
    Unit.PERCENT: N_("%"),
}

NOTES = {
    "volunteers_include_residents": N_(
        "Bewoners tellen mee. Iemand kan deelnemer en vrijwilliger zijn."
    ),
    "people_who_moved_count": N_(
        "Van het gemiddelde aantal leden aan het begin en het eind van het kwartaal. Wie in het "
        "kwartaal kwam of vertrok, telt ook mee."
    ),
    "partly_estimated": N_("Een deel van de uren is geschat."),
    "rooms_without_hours": N_("Ruimtes zonder openingstijden tellen niet mee."),
    "bookers_unknown": N_("Van een deel van de boekingen is niet bekend wie boekte."),
}

BEYOND = {
    "I-06": N_(
        "Er deden {count} bewoners mee. Gemiddeld waren er {base}. Wie in het kwartaal kwam of "
        "vertrok, telt mee. Daarom staat hier geen percentage."
    ),
    "I-28c": N_(
        "De ruimtes waren {count} uur in gebruik en {base} uur open. Gebruik buiten de "
        "openingstijden telt mee. Daarom staat hier geen percentage."
    ),
}

DEFINITIONS = {
    "I-01": N_("Iedereen die op de laatste dag lid was van een community."),
    "I-02": N_("Lidmaatschappen die in het kwartaal begonnen, en die eindigden."),
    "I-03": N_("Verschillende mensen die met naam bij een activiteit waren."),
    "I-04": N_("Alle keren dat iemand bij een activiteit was, met naam of geteld."),
    "I-05": N_("Bezoeken van mensen die geen lid zijn, met naam of geteld."),
    "I-06": N_("Leden die kwamen, hielpen of geholpen werden, een taak hadden of boekten."),
    "I-07": N_("Alle keren dat een activiteit doorging."),
    "I-08": N_("Deel van de activiteiten dat bewoners zelf trokken."),
    "I-17": N_("Koppels die op de laatste dag liepen."),
    "I-18": N_("Koppels met een eerste ontmoeting, en koppels die afrondden."),
    "I-19": N_(
        "Van ontmoeting tot einde, van koppels die in vier kwartalen afrondden: het midden."
    ),
    "I-20": N_("Deel van de koppels die in vier kwartalen afrondden, met het doel bereikt."),
    "I-21a": N_("Van de vraag tot de eerste ontmoeting, van nieuwe koppels: het midden."),
    "I-21b": N_("Leden zonder koppel met een open vraag waar een talent bij past."),
    "I-22": N_("Deel van de geplande evaluaties dat binnen veertien dagen doorging."),
    "I-23": N_("Contacten tussen bewoners, en vragen die een bewoner beantwoordde."),
    "I-24": N_("Leden die in vier kwartalen gaven én kregen, van wie gaf of kreeg."),
    "I-25": N_("Mensen die een activiteit trokken, hielpen of een taak of sleutel hadden."),
    "I-26": N_("Uren van vrijwilligers zoals ze in het logboek staan."),
    "I-28a": N_("Boekingen die doorgingen."),
    "I-28b": N_("Uren waarin een ruimte bezet was; dubbel telt één keer."),
    "I-28c": N_("Uren in gebruik, als deel van de uren waarin de ruimtes open waren."),
    "I-29": N_("Deel van de boekingen die doorgingen, dat een bewoner boekte."),
}

DAYPARTS = {
    Daypart.MORNING: N_("{day}ochtend"),
    Daypart.AFTERNOON: N_("{day}middag"),
    Daypart.EVENING: N_("{day}avond"),
}

_QUARTERS = (N_("1e kwartaal"), N_("2e kwartaal"), N_("3e kwartaal"), N_("4e kwartaal"))
_SHORT_QUARTERS = (N_("1e kw"), N_("2e kw"), N_("3e kw"), N_("4e kw"))
_MONTHS_OF = (
    N_("januari tot en met maart"),
    N_("april tot en met juni"),
    N_("juli tot en met september"),
    N_("oktober tot en met december"),
)

EXAMPLE = N_("VOORBEELDGEGEVENS")
FEW = "<5"
A_MONDAY = date(2024, 1, 1)
NOTHING = "–"


def figure_label(figure_id: str, wording: Wording) -> str:
    """'Mensen die meededen'."""
    return wording.text(LABELS[figure_id])


def row_label(key: str, wording: Wording) -> str:
    """The label of a figure as targets call it; within an ambition with its name."""
    figure_id, _slash, ambition = key.partition("/")
    name = figure_label(figure_id, wording)
    return f"{name} ({word_for(Ambition(ambition), wording)})" if ambition else name


def unit_word(unit: Unit, wording: Wording) -> str:
    """'mensen', 'keer', '%'."""
    return wording.text(UNITS[unit])


def printed_number(value: int | Decimal, unit: Unit, wording: Wording) -> str:
    """A number as it stands in a table: '1.234', '7,5', '41%'."""
    if unit is Unit.PERCENT:
        return wording.percent(round_half_up(value))
    halves = unit in (Unit.HOURS, Unit.DAYS, Unit.MONTHS)
    decimals = 1 if halves and value != int(value) else 0
    return wording.number(value, decimals)


def round_half_up(value: int | Decimal) -> int:
    """`value` as a whole number."""
    return int(Decimal(value).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def printed_cell(cell: Cell | None, unit: Unit, wording: Wording) -> str:
    """A cell as it may be printed: the number, '<5' or '–'."""
    if cell is None or cell.value is None or cell.shown in (Shown.KEPT, Shown.NONE):
        return NOTHING
    return FEW if cell.shown is Shown.FEW else printed_number(cell.value, unit, wording)


def printed(figure: Figure, wording: Wording) -> str:
    """A figure with its second part: '62, 8 verschillende'."""
    first = printed_cell(figure.cell, figure.unit, wording)
    if figure.part is None:
        return first
    second = printed_cell(figure.part, figure.unit, wording)
    if second == NOTHING and figure.unit is Unit.PEOPLE:
        return first
    return f"{first}, {wording.text(PARTS[figure.id]).format(value=second)}"


def of_people(figure: Figure, wording: Wording) -> str:
    """'39 van 46' of a percentage whose numbers may be printed, else '–'."""
    told = figure.cell.published is not None or figure.beyond_its_base
    if not told or figure.count is None or figure.base is None:
        return NOTHING
    base = wording.number(figure.base, 0 if figure.base == int(figure.base) else 1)
    count = wording.number(figure.count, 0 if figure.count == int(figure.count) else 1)
    return wording.text(N_("{count} van {base}")).format(count=count, base=base)


def note_words(figure: Figure, wording: Wording) -> str:
    """The footnote of a figure; "" for none."""
    return wording.text(NOTES[figure.note]) if figure.note else ""


def beyond_words(figure: Figure, wording: Wording) -> str:
    """Why a figure `beyond_its_base` has no percentage, with its numbers; "" for any other."""
    if not figure.beyond_its_base or figure.base is None or figure.count is None:
        return ""
    base = wording.number(figure.base, 0 if figure.base == int(figure.base) else 1)
    count = wording.number(figure.count, 0 if figure.count == int(figure.count) else 1)
    return wording.text(BEYOND[figure.id]).format(count=count, base=base)


def quarter_name(quarter: Quarter, wording: Wording, *, year: bool = True) -> str:
    """'3e kwartaal 2026'."""
    name = wording.text(_QUARTERS[quarter.number - 1])
    return f"{name} {quarter.year}" if year else name


def short_quarter(quarter: Quarter, wording: Wording, *, year: bool = False) -> str:
    """'3e kw', or "3e kw '26"."""
    name = wording.text(_SHORT_QUARTERS[quarter.number - 1])
    return f"{name} ’{quarter.year % 100:02d}" if year else name


def months_of(quarter: Quarter, wording: Wording) -> str:
    """'juli tot en met september'."""
    return wording.text(_MONTHS_OF[quarter.number - 1])


def daypart(weekday: int, part: Daypart, wording: Wording) -> str:
    """'dinsdagochtend'; weekday 0 is Monday."""
    day = wording.weekday(A_MONDAY + timedelta(days=weekday))
    return wording.text(DAYPARTS[part]).format(day=day)


def free_times(use: RoomUse, wording: Wording, most: int = 3) -> str:
    """When a room was never in use: whole days first, at most `most` times; '' for never."""
    free = set(use.free)
    whole = [d for d in range(7) if all((d, part) in free for part in Daypart)]
    times = [wording.weekday(A_MONDAY + timedelta(days=d)) for d in whole]
    times += [daypart(d, part, wording) for d, part in use.free if d not in whole]
    return listed(times[:most], wording)


def listed(words: list[str], wording: Wording) -> str:
    """'a, b en c'."""
    if len(words) < 2:
        return "".join(words)
    return wording.text(N_("{first} en {last}")).format(first=", ".join(words[:-1]), last=words[-1])


def as_json(figures: QuarterFigures, wording: Wording) -> dict[str, object]:
    """The figures as the command prints them with --json."""
    return {
        "period": str(figures.quarter),
        "communities": list(figures.communities),
        "as_of": figures.as_of.isoformat(),
        "figures": [
            {
                "id": figure.id,
                "label": figure_label(figure.id, wording),
                "value": _json_number(figure.cell.value),
                "unit": unit_word(figure.unit, wording),
                "printed": printed_cell(figure.cell, figure.unit, wording),
            }
            for figure in figures.figures
        ],
    }


def _json_number(value: int | Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(float(value), 2)
