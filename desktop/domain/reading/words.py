"""The words lists use: above their columns, for roles and initiative, and what is never kept."""

import re
from enum import StrEnum

from desktop.domain.names import fold
from desktop.domain.vocabulary import Ambition, Initiative, Openness, Role, Theme


class ListKind(StrEnum):
    """The kinds of file that can be read in."""

    RESIDENTS = "residents"
    ATTENDANCE = "attendance"
    BOOKINGS = "bookings"


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST = "first"
    INFIX = "infix"
    SURNAME = "surname"
    HOME = "home"
    STREET = "street"
    ADDITION = "addition"
    PHONE = "phone"
    EMAIL = "email"
    SINCE = "since"
    LEFT = "left"
    ROLE = "role"
    COMMUNITY = "community"
    TALENTS = "talents"
    QUESTIONS = "questions"
    NOTES = "notes"
    DATE = "date"
    ACTIVITY = "activity"
    ROOM = "room"
    BEGIN = "begin"
    END = "end"
    SPAN = "span"
    LENGTH = "length"
    PRESENT = "present"
    GUESTS = "guests"
    TOTAL = "total"
    INITIATIVE = "initiative"
    OPENNESS = "openness"
    AMBITION = "ambition"
    STAFF_HOURS = "staff_hours"
    VOLUNTEER_HOURS = "volunteer_hours"
    REMARK = "remark"
    IGNORED = "ignored"
    REFUSED = "refused"


def _table(text: str) -> dict[Column, tuple[str, ...]]:
    found = {}
    for row in text.strip().replace("\n  ", " ").splitlines():
        column, words = row.split(":", 1)
        found[Column(column.strip())] = tuple(w.strip() for w in words.split(","))
    return found


HEADERS: dict[ListKind, dict[Column, tuple[str, ...]]] = {
    ListKind.RESIDENTS: _table("""
name: naam, volledige naam, bewoner, bewoners, naam bewoner, naam bewoners, bewoner naam, name,
  full name, resident, residents, wie, persoon, lid, leden, naam lid, namen, huurder, huurders,
  deelnemer, naam deelnemer, voor en achternaam, voornaam en achternaam, bewonersnaam, member
first: voornaam, voornamen, roepnaam, first name, firstname, given name, voorn, roepnaam
  voornaam, forename, voorletters, initialen, initials, voorl
infix: tussenvoegsel, tussenvoegsels, tussenv, tv, tussenvgsl, tussenvoeg, voorvoegsel,
  voorvoegsels, infix, prefix, vv, tussen
surname: achternaam, achternamen, familienaam, last name, lastname, surname, family name,
  achtern, geslachtsnaam
home: woning, huisnr, huisnummer, huis nr, huis nummer, woningnummer, woningnr, kamer,
  kamernummer, kamernr, appartement, app, appartementnummer, app nr, unit, unitnummer, deur,
  deurnummer, nummer, nr, huis, adres, woonadres, address, house number, house no, house, room,
  apartment, flat, dwelling, home, studio, voordeur, woning nr, no, huisnr toev, huisnummer en
  toevoeging
street: straat, straatnaam, street
addition: toevoeging, toev, huisletter, letter, huisnummertoevoeging, nr toev, addition
phone: telefoon, telefoonnummer, tel, telnr, tel nr, mobiel, mobiele nummer, mobiel nummer, gsm,
  phone, phone number, telephone, mobile, mobile number, 06, 06 nummer, 06nummer, vast, contact,
  contactgegevens, bereikbaar op, tel nummer, cell
email: e mail, email, mail, e mailadres, emailadres, mailadres, e mail adres, email address
since: woont er sinds, sinds, woont sinds, lid sinds, vanaf, bewoner sinds, inhuizing,
  ingangsdatum, datum in, intrek, intrekdatum, verhuisd op, startdatum, start, begindatum,
  since, resident since, moved in, move in date, start date, datum inhuizing, datum ingang,
  instroom, instroomdatum, ingetrokken, woont hier sinds, datum van binnenkomst, huur vanaf,
  ingang huur, inschrijfdatum, aanmelddatum, in
left: vertrokken, vertrokken per, vertrekdatum, vertrek, tot, uitstroom, uitstroomdatum,
  einddatum, uitgeschreven, datum uit, verhuisd per, left, left on, moved out, end date, move
  out date, weg per, weg sinds, uit, until, uithuizing
role: rol, rollen, functie, soort bewoner, type bewoner, role, taak, hoedanigheid, soort, type,
  status in de community
community: community, complex, gebouw, woongemeenschap, gemeenschap, locatie, woonproject,
  project, building, woonvorm, naam community
talents: talent, talenten, kan, kan goed, kwaliteiten, vaardigheden, aanbod, biedt, biedt aan,
  wil doen, skills, talents, offers, kan helpen met, goed in, hobby, hobbys, hobby's,
  interesses, wat kan ik
questions: vraag, vragen, hulpvraag, hulpvragen, zoekt, wil graag, wensen, wens, behoefte,
  behoeften, asks, questions, needs, wants, ondersteuningsvraag, vraagt
notes: opmerking, opmerkingen, notitie, notities, bijzonderheden, toelichting, aantekening,
  aantekeningen, notes, note, remarks, remark, comments, comment, extra, info, memo, overig
"""),
    ListKind.ATTENDANCE: _table("""
date: datum, dag, wanneer, date, day, when, datum activiteit, activiteitdatum
activity: activiteit, activiteiten, soort activiteit, programma, naam activiteit, activity,
  event, programme, program, wat, onderwerp, omschrijving, bijeenkomst, evenement, titel, title,
  what, groep, cursus
community: community, complex, woongemeenschap, gemeenschap, woonproject, project, naam community
room: ruimte, zaal, plaats, waar, lokaal, room, place, where, location, locatie, plek, kamer
begin: begin, begintijd, aanvang, aanvangstijd, start, starttijd, van, vanaf, start time,
  starts, begint, begint om, from, begin tijd
end: eind, einde, eindtijd, tot, end, end time, ends, eindigt, until, eind tijd, klaar om, to, t m
span: tijd, tijden, tijdstip, time, times, van tot, tijdvak, hoe laat
length: duur, uren, aantal uren, lengte, duration, hours, duur in uren, uur
present: aanwezig, aanwezigen, wie, namen, deelnemers, bezoekers, wie was er, attendees,
  present, participants, names, aanwezige bewoners, bewoners, deelnemende bewoners, namen
  aanwezigen, naam, naam deelnemer, deelnemer, name, attendee, namen deelnemers, bewoner
guests: overige bezoekers, gasten, overige, overigen, anderen, aantal gasten, buurtbewoners,
  overige aanwezigen, guests, others, other visitors, extra bezoekers, van buiten, niet
  bewoners, bezoekers van buiten, aantal overige bezoekers, overige deelnemers, aantal overig,
  overig
total: aantal, totaal, aantal deelnemers, aantal aanwezigen, aantal bezoekers, opkomst, total,
  count, number, number of participants, totaal aantal, totaal aanwezig, headcount, attendance
initiative: initiatief, initiatiefnemer, getrokken door, wie organiseert, georganiseerd door,
  organisatie, trekker, initiative, organised by, organized by, led by, door wie, door
openness: open voor, voor wie, doelgroep activiteit, open to, toegankelijk voor, openheid
ambition: ambitie, ambition, doel, beoogd effect, thema
staff_hours: uren medewerker, uren medewerkers, uren professional, uren beroepskracht, staff
  hours, inzet medewerker, inzet uren, uren inzet
volunteer_hours: uren vrijwilligers, uren vrijwilliger, vrijwilligersuren, volunteer hours,
  inzet vrijwilligers
remark: opmerking, opmerkingen, notitie, notities, bijzonderheden, verslag, toelichting, remark,
  remarks, notes, note, comments, wat viel op, terugblik
"""),
}
"""Per kind of list: the words above a column, folded and without punctuation, best known first."""

MANY = frozenset({Column.PHONE, Column.EMAIL, Column.TALENTS, Column.QUESTIONS, Column.NOTES,
                  Column.REMARK, Column.PRESENT})  # fmt: skip
"""What may stand in more than one column."""

OTHER_PEOPLE = re.compile(
    r"\b(contactpersoon|noodcontact|nood|huisarts|mentor|begeleider|verhuurder|bewindvoerder"
    r"|mantelzorger|consulent|emergency|landlord|doctor|curator|ouders?|school|werkgever)\b"
)
"""Columns about somebody else than the resident: left out."""

REFUSED_WORDS: dict[str, str] = {
    "bsn": r"\b(bsn\w*|burger ?service\w*|sofi\w*|persoonsnummer|bsnr|social security\w*|ssn)\b",
    "health": r"\b(diagnos\w*|ziekte\w*|ziektebeeld|medic\w*|medisch\w*|verslav\w*|aandoening\w*"
    r"|stoornis\w*|iq|lvb|gezondheid\w*|psych\w*|handicap\w*|beperking\w*|problematiek|allergie\w*"
    r"|dieet\w*|behandel\w*|health|illness|disabilit\w*|problemen|klachten)\b",
    "care": r"\b(indicatie\w*|beschikking\w*|wlz\w*|wmo\w*|zzp|zorg(?:zwaarte|profiel|vraag|plan"
    r"|verzekering|kantoor|niveau)?|doelgroep\w*|begeleidingsuren|pgb|jeugdwet|care indication"
    r"|polisnummer|zorgaanbieder)\b",
    "origin": r"\b(herkomst\w*|afkomst|etnicit\w*|etnisch\w*|nationalit\w*|geboorteland"
    r"|land van \w+|verblijfs\w*|statushouder\w*|ras|origin|ethnic\w*|country of \w+"
    r"|residence status"
    r"|asielstatus)\b",
    "belief": r"\b(geloof\w*|religie\w*|godsdienst\w*|kerk\w*|levensbeschouwing|religion|faith"
    r"|politiek\w*|vakbond\w*|political|trade union|geaardheid|seksue\w*|sexual\w*)\b",
    "justice": r"\b(strafblad|detentie\w*|justitie\w*|crimine\w*|reclassering\w*|veroordeling\w*"
    r"|criminal\w*|detention)\b",
    "money": r"\b(schuld\w*|schulden\w*|inkomen\w*|uitkering\w*|iban|bank\w*|rekening\w*"
    r"|bewind\w*|debts?|income|bank account)\b",
    "papers": r"\b(paspoort\w*|id ?kaart|id nummer|identiteits\w*|rijbewijs\w*|documentnummer"
    r"|passport|id number|id card)\b",
}
"""Why a column is refused, by the folded words above it (domain research §5.2)."""

HEALTH_VALUES = re.compile(
    r"\b(adhd|add|autisme|autistisch|asperger|borderline|schizofreni\w*|psychos\w*|depressi\w*"
    r"|bipolair|ptss|ptsd|lvb|niet aangeboren hersenletsel|nah"
    r"|dementie|alzheimer|diabetes"
    r"|epilepsie|verslaving|verslaafd|alcoholist|angststoornis|eetstoornis|anorexia)\b"
)
"""Words in cells that tell an illness."""

_ROLES = {
    Role.GOOD_NEIGHBOUR: "goede buur, goede buren, good neighbour, good neighbor, maatje, "
    "buddy, gb, goedebuur, huismaat",
    Role.VOLUNTEER: "vrijwilliger, vrijwilligers, volunteer, vrijw, vw",
    Role.KEY_HOLDER: "sleutelhouder, key holder, sleutel, keyholder",
    Role.EXPERT: "ervaringsdeskundige, expert, ervaringswerker, expert by experience",
}
ROLE_OF: dict[str, Role] = {w.strip(): r for r, words in _ROLES.items() for w in words.split(",")}
PLAIN_MEMBER = frozenset(
    ["bewoner", "bewoonster", "bewoners", "resident", "lid", "member", "huurder", "tenant"]
)
"""Words in a column of roles that give no role: everybody on the list lives there."""

_INITIATIVES = {
    Initiative.RESIDENTS: "bewoners, bewoner, residents, resident, b, zelf, bewonersinitiatief, "
    "door bewoners, vrijwilliger, vrijwilligers, leden",
    Initiative.TOGETHER: "samen, together, s, gezamenlijk, beide, both, bewoners en medewerker, "
    "bewoners en professional, met elkaar, gemengd, joint",
    Initiative.STAFF: "professional, professionals, medewerker, medewerkers, staff, m, p, team, "
    "organisatie, beroepskracht, community builder, communitybuilder, begeleiding, begeleider",
}
INITIATIVE_OF: dict[str, Initiative] = {
    w.strip(): i for i, words in _INITIATIVES.items() for w in words.split(",")
}

_OPEN_TO = {
    Openness.RESIDENTS: "bewoners, alleen bewoners, residents, besloten, leden",
    Openness.AREA: "buurt, ook de buurt, de buurt, area, buurtbewoners, open",
    Openness.DISTRICT: "wijk, hele wijk, de hele wijk, district, iedereen, everyone",
}
OPENNESS_OF: dict[str, Openness] = {
    w.strip(): o for o, words in _OPEN_TO.items() for w in words.split(",")
}


def ambition_of(text: str) -> Ambition | None:
    """The ambition meant by its number or a word of its name; None when not clear."""
    key = header_key(text)
    for ambition, words in (
        (Ambition.CONTACTS, "1 contacten contact contacts dagen ontmoeten"),
        (Ambition.VITAL, "2 vitaal gezond vital healthy bewegen"),
        (Ambition.CHANCES, "3 kansen zelfredzaam chances zelfredzaamheid"),
    ):
        if set(key.split()) & set(words.split()):
            return ambition
    return None


def listed(words: str) -> frozenset[str]:
    """The words of a text, apart at commas."""
    return frozenset(word.strip() for word in words.split(","))


def header_key(text: str) -> str:
    """Words above a column for comparing: folded, without punctuation."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())


def refused_reason(header: str) -> str:
    """Why a column with these words above it is not read ("bsn", "health", …); "" if it may."""
    key = header_key(header)
    for reason, words in REFUSED_WORDS.items():
        if re.search(words, key):
            return reason
    return ""


_THEMES = {
    Theme.MONEY: "post brief brieven formulier formulieren administratie geld digid toeslag "
    "belasting papieren letter forms money",
    Theme.HOUSEHOLD: "koken kook huishouden schoonmaken was wassen naaien strijken cook cooking",
    Theme.DAILY: "boodschappen hond planten kast klus klussen klusje repareren oppassen tuin "
    "tuinieren computer computerhulp laptop telefoon shopping",
    Theme.TRANSPORT: "vervoer fiets fietsen fietsband auto rijbewijs markt bus transport bike",
    Theme.NETWORK: "iemand buren kennis kennismaken maken samen nederlands taal eet wandelen "
    "praten contact maatje language walk",
    Theme.HOUSING: "geluid overloop entree buur woning verhuizen sleutel lawaai noise",
    Theme.WELL: "sporten sport slapen bewegen rust ontspannen yoga",
}


def theme_of(question: str) -> Theme:
    """The theme of a question by its words; what a day is filled with where none says more."""
    words = set(header_key(question).split())
    return next((t for t, known in _THEMES.items() if words & set(known.split())), Theme.DAY)
