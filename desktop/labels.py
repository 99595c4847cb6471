"""The Dutch words for the values of `domain.vocabulary`, the same on screen, paper and command.

Kept per vocabulary: members of two vocabularies may have the same stored value.
"""

from enum import StrEnum

from desktop.domain import vocabulary as v
from desktop.domain.rooms.rules import ClosureEffect
from desktop.i18n import N_, Wording, wording

_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    v.Initiative: {
        v.Initiative.RESIDENTS: N_("bewoners"),
        v.Initiative.TOGETHER: N_("samen"),
        v.Initiative.STAFF: N_("medewerker"),
    },
    v.Openness: {
        v.Openness.RESIDENTS: N_("alleen bewoners"),
        v.Openness.AREA: N_("ook de buurt"),
        v.Openness.DISTRICT: N_("hele wijk"),
    },
    v.Ambition: {
        v.Ambition.CONTACTS: N_("Sociale contacten en zinvolle dagen"),
        v.Ambition.VITAL: N_("Vitaal en gezond"),
        v.Ambition.CHANCES: N_("Gelijke kansen op een zelfredzaam leven"),
    },
    v.Theme: {
        v.Theme.DAY: N_("Wat doe ik op een dag"),
        v.Theme.WELL: N_("Lekker in je vel"),
        v.Theme.NETWORK: N_("Mensen om me heen"),
        v.Theme.HOUSING: N_("Wonen en buren"),
        v.Theme.HOUSEHOLD: N_("Huis en huishouden"),
        v.Theme.DAILY: N_("Dagelijkse dingen"),
        v.Theme.TRANSPORT: N_("Op pad en vervoer"),
        v.Theme.MONEY: N_("Geld, post en formulieren"),
    },
    v.QuestionState: {
        v.QuestionState.OPEN: N_("open"),
        v.QuestionState.IN_GROUP: N_("in groep"),
        v.QuestionState.NO_SOLUTION_YET: N_("nog geen oplossing"),
        v.QuestionState.CLOSED: N_("beantwoord"),
        v.QuestionState.STRUCK: N_("doorgehaald"),
    },
    v.Route: {
        v.Route.SELF: N_("zelf opgelost"),
        v.Route.NETWORK: N_("eigen netwerk"),
        v.Route.GOOD_NEIGHBOUR: N_("goede buur"),
        v.Route.RESIDENT: N_("medebewoner"),
        v.Route.GROUP: N_("groep of activiteit"),
        v.Route.ASSOCIATION: N_("vereniging of vrijwilligers in de wijk"),
        v.Route.DISTRICT_TEAM: N_("sociaal wijkteam"),
        v.Route.PROFESSIONAL: N_("andere professional"),
        v.Route.NOT_NEEDED: N_("hoeft niet opgelost"),
        v.Route.NO_SOLUTION: N_("nog geen oplossing"),
    },
    v.Role: {
        v.Role.GOOD_NEIGHBOUR: N_("Goede buur"),
        v.Role.VOLUNTEER: N_("Vrijwilliger"),
        v.Role.KEY_HOLDER: N_("Sleutelhouder"),
        v.Role.EXPERT: N_("Ervaringsdeskundige"),
    },
    v.DepartureKind: {
        v.DepartureKind.OWN_HOME: N_("verhuisd, zelfstandig"),
        v.DepartureKind.SUPPORTED: N_("naar elders, met ondersteuning"),
        v.DepartureKind.OTHER: N_("anders"),
        v.DepartureKind.DIED: N_("overleden"),
    },
    v.CommunityKind: {
        v.CommunityKind.MIXED: N_("gemengd wonen"),
        v.CommunityKind.SHARED_HOUSE: N_("friendswoning of woongroep"),
        v.CommunityKind.ESTATE: N_("wooncomplex"),
    },
    v.CommunityPhase: {
        v.CommunityPhase.PREPARATION: N_("voorbereiding"),
        v.CommunityPhase.BUILD_UP: N_("opbouw"),
        v.CommunityPhase.SETTLED: N_("bestendig"),
        v.CommunityPhase.HANDED_OVER: N_("overgedragen aan bewoners"),
    },
    v.Roof: {
        v.Roof.FLAT: N_("plat dak"),
        v.Roof.STEPPED_GABLE: N_("trapgevel"),
        v.Roof.STEPPED: N_("getrapt"),
    },
    v.TieWord: {
        v.TieWord.GOOD_NEIGHBOUR: N_("goede buur"),
        v.TieWord.BUDDY: N_("buddy"),
        v.TieWord.MATE: N_("maatje"),
        v.TieWord.HOUSEMATE: N_("huismaat"),
    },
    v.TieKind: {
        v.TieKind.PAIR: N_("koppel"),
        v.TieKind.CIRCLE: N_("helpkring"),
    },
    v.TiePhase: {
        v.TiePhase.PROPOSED: N_("voorstel"),
        v.TiePhase.MEETING: N_("kennismaking"),
        v.TiePhase.RUNNING: N_("loopt"),
        v.TiePhase.TAPERING: N_("afbouwen"),
        v.TiePhase.FINISHING: N_("afronding"),
        v.TiePhase.AFTERCARE: N_("nazorg"),
        v.TiePhase.ENDED: N_("afgerond"),
        v.TiePhase.STRUCK: N_("doorgehaald"),
    },
    v.Answer: {
        v.Answer.ASKED: N_("gevraagd"),
        v.Answer.YES: N_("ja"),
        v.Answer.NO: N_("nee"),
        v.Answer.NOT_NOW: N_("niet nu"),
    },
    v.TieEnd: {
        v.TieEnd.ON_THEIR_OWN: N_("ze gaan zelf verder"),
        v.TieEnd.PERIOD_OVER: N_("de afgesproken tijd is om"),
        v.TieEnd.NO_TIME: N_("geen tijd meer"),
        v.TieEnd.NO_CLICK: N_("het klikt niet"),
        v.TieEnd.MOVED: N_("verhuisd"),
        v.TieEnd.OTHER: N_("iets anders"),
        v.TieEnd.DECLINED: N_("het voorstel ging niet door"),
    },
    v.TieResult: {
        v.TieResult.REACHED: N_("bereikt"),
        v.TieResult.PARTLY: N_("deels bereikt"),
        v.TieResult.NOT_REACHED: N_("niet bereikt"),
    },
    v.EvaluationOutcome: {
        v.EvaluationOutcome.LET_GO: N_("loslaten"),
        v.EvaluationOutcome.TAPER: N_("lichter"),
        v.EvaluationOutcome.GO_ON: N_("zo door"),
    },
    v.ContactKind: {
        v.ContactKind.SEEN: N_("gezien"),
        v.ContactKind.PHONED: N_("gebeld"),
        v.ContactKind.MISSED: N_("het lukte niet"),
    },
    v.Intensity: {
        v.Intensity.PILOT_LIGHT: N_("waakvlam"),
        v.Intensity.REGULAR: N_("gewoon"),
        v.Intensity.INTENSIVE: N_("intensief"),
    },
    v.ActivityState: {
        v.ActivityState.CONCEPT: N_("concept"),
        v.ActivityState.HELD: N_("vastgelegd"),
        v.ActivityState.CANCELLED: N_("ging niet door"),
        v.ActivityState.STRUCK: N_("doorgehaald"),
    },
    v.AttendanceKind: {
        v.AttendanceKind.RESIDENT: N_("bewoner"),
        v.AttendanceKind.GOOD_NEIGHBOUR: N_("goede buur"),
        v.AttendanceKind.VOLUNTEER: N_("vrijwilliger"),
        v.AttendanceKind.AREA: N_("buurtbewoner"),
    },
    v.OccurrenceState: {
        v.OccurrenceState.OPTION: N_("optie"),
        v.OccurrenceState.BOOKED: N_("geboekt"),
        v.OccurrenceState.CLASH: N_("botsing"),
        v.OccurrenceState.SKIPPED: N_("overgeslagen"),
        v.OccurrenceState.CANCELLED: N_("ging niet door"),
        v.OccurrenceState.STRUCK: N_("doorgehaald"),
    },
    v.BookerKind: {
        v.BookerKind.RESIDENT: N_("bewoner"),
        v.BookerKind.GROUP: N_("groep"),
        v.BookerKind.PARTNER: N_("partner"),
        v.BookerKind.AREA: N_("buurt"),
        v.BookerKind.STAFF: N_("medewerker"),
    },
    v.SchoolRegion: {
        v.SchoolRegion.NORTH: N_("Noord"),
        v.SchoolRegion.MIDDLE: N_("Midden"),
        v.SchoolRegion.SOUTH: N_("Zuid"),
    },
    ClosureEffect: {
        ClosureEffect.WARN: N_("waarschuw alleen"),
        ClosureEffect.STAND: N_("laat staan wat geboekt is"),
        ClosureEffect.AROUND: N_("verplaats wat geboekt is"),
    },
    v.AgreementKind: {
        v.AgreementKind.TAKING_PART: N_("Meedoen aan de community"),
        v.AgreementKind.KEY: N_("Sleutel"),
        v.AgreementKind.TASK: N_("Taak"),
        v.AgreementKind.OTHER: N_("Afspraak"),
    },
    v.Welcome: {
        v.Welcome.MEETING: N_("Kennismaken"),
        v.Welcome.TOUR: N_("Rondleiding"),
        v.Welcome.HOUSE_RULES: N_("Huisregels doornemen"),
        v.Welcome.KEY: N_("Sleutel geven"),
        v.Welcome.GOOD_NEIGHBOUR: N_("Een goede buur voorstellen"),
        v.Welcome.FIRST_ACTIVITY: N_("Samen naar een eerste activiteit"),
    },
    v.ConsentPurpose: {
        v.ConsentPurpose.SHARE_NAME: N_("Naam delen met goede buur"),
        v.ConsentPurpose.PHOTO: N_("Foto in de nieuwsbrief"),
        v.ConsentPurpose.QUOTE: N_("Verhaal in het rapport"),
        v.ConsentPurpose.SHARE_WITH_LANDLORD: N_("Delen met de verhuurder"),
    },
    v.FunderKind: {
        v.FunderKind.MUNICIPALITY: N_("Gemeente"),
        v.FunderKind.LANDLORD: N_("Corporatie"),
        v.FunderKind.FUND: N_("Fonds"),
    },
    v.WorksFor: {
        v.WorksFor.ORGANISATION: N_("onze organisatie"),
        v.WorksFor.CORPORATION: N_("de woningcorporatie"),
        v.WorksFor.NOBODY: N_("niemand, geen toegang"),
    },
}


_MANY = {
    v.TieWord.GOOD_NEIGHBOUR: N_("goede buren"),
    v.TieWord.BUDDY: N_("buddy's"),
    v.TieWord.MATE: N_("maatjes"),
    v.TieWord.HOUSEMATE: N_("huismaten"),
}


def label(value: StrEnum, words: Wording | None = None) -> str:
    """The word for `value` in `words`, or in the language of the window."""
    return (words or wording()).text(_LABELS[type(value)][value])


def many(word: v.TieWord, words: Wording | None = None) -> str:
    """What a community calls more than one of them: 'goede buren', 'maatjes'."""
    return (words or wording()).text(_MANY[word])


def role_label(role: v.Role, word: v.TieWord) -> str:
    """The word for a role where a good neighbour is called `word`; with a capital."""
    return capital(label(word)) if role is v.Role.GOOD_NEIGHBOUR else label(role)


def capital(text: str) -> str:
    """`text` with a capital to begin with, and the rest as it is."""
    return text[:1].upper() + text[1:]
