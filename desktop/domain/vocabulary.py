"""The closed vocabularies of the trade (domain research §1.6, §3.3 and the decisions).

Each value is what the database stores and what English code says; the Dutch words that
screen, paper and command show for them stand in `desktop/labels.py`.
"""

from enum import StrEnum


class Initiative(StrEnum):
    """Who drew the activity ("getrokken door")."""

    RESIDENTS = "residents"
    TOGETHER = "together"
    STAFF = "staff"


class Openness(StrEnum):
    """For whom an activity is open."""

    RESIDENTS = "residents"
    AREA = "area"
    DISTRICT = "district"


class Ambition(StrEnum):
    """The three ambitions of the municipality."""

    CONTACTS = "contacts"
    VITAL = "vital"
    CHANCES = "chances"


class Theme(StrEnum):
    """The eight themes of a question."""

    DAY = "day"
    WELL = "well"
    NETWORK = "network"
    HOUSING = "housing"
    HOUSEHOLD = "household"
    DAILY = "daily"
    TRANSPORT = "transport"
    MONEY = "money"


class QuestionState(StrEnum):
    """Where a question stands; stepping back is always possible."""

    OPEN = "open"
    IN_GROUP = "in_group"
    NO_SOLUTION_YET = "no_solution_yet"
    CLOSED = "closed"
    STRUCK = "struck"


class Route(StrEnum):
    """How a question was answered, from near to far."""

    SELF = "self"
    NETWORK = "network"
    GOOD_NEIGHBOUR = "good_neighbour"
    RESIDENT = "resident"
    GROUP = "group"
    ASSOCIATION = "association"
    DISTRICT_TEAM = "district_team"
    PROFESSIONAL = "professional"
    NOT_NEEDED = "not_needed"
    NO_SOLUTION = "no_solution"


class Role(StrEnum):
    """A role of a member, from a day to a day."""

    GOOD_NEIGHBOUR = "good_neighbour"
    VOLUNTEER = "volunteer"
    KEY_HOLDER = "key_holder"
    EXPERT = "expert"


class DepartureKind(StrEnum):
    """Where somebody went; never printed for single people."""

    OWN_HOME = "own_home"
    SUPPORTED = "supported"
    OTHER = "other"
    DIED = "died"


class CommunityKind(StrEnum):
    """What kind of community it is."""

    MIXED = "mixed"
    SHARED_HOUSE = "shared_house"
    ESTATE = "estate"


class CommunityPhase(StrEnum):
    """How far a community has come."""

    PREPARATION = "preparation"
    BUILD_UP = "build_up"
    SETTLED = "settled"
    HANDED_OVER = "handed_over"


class Roof(StrEnum):
    """The roof of a façade."""

    FLAT = "flat"
    STEPPED_GABLE = "stepped_gable"
    STEPPED = "stepped"


class SchoolRegion(StrEnum):
    """The three regions in which Dutch schools have their holidays."""

    NORTH = "north"
    MIDDLE = "middle"
    SOUTH = "south"


class TieWord(StrEnum):
    """The community's word for the pair role."""

    GOOD_NEIGHBOUR = "good_neighbour"
    BUDDY = "buddy"
    MATE = "mate"
    HOUSEMATE = "housemate"


class TieKind(StrEnum):
    """Two people, or three to four in a circle."""

    PAIR = "pair"
    CIRCLE = "circle"


class TiePhase(StrEnum):
    """The life of a tie; PROPOSED does not count as a tie."""

    PROPOSED = "proposed"
    MEETING = "meeting"
    RUNNING = "running"
    TAPERING = "tapering"
    FINISHING = "finishing"
    AFTERCARE = "aftercare"
    ENDED = "ended"
    STRUCK = "struck"


class Answer(StrEnum):
    """What somebody said to a proposal; each is asked apart, and a no has no consequence."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    NOT_NOW = "not_now"


class TieEnd(StrEnum):
    """Why a tie was closed; DECLINED is a proposal that somebody said no to."""

    ON_THEIR_OWN = "on_their_own"
    PERIOD_OVER = "period_over"
    NO_TIME = "no_time"
    NO_CLICK = "no_click"
    MOVED = "moved"
    OTHER = "other"
    DECLINED = "declined"


class TieResult(StrEnum):
    """Whether a tie reached what the people in it wanted, in their own eyes."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


class EvaluationOutcome(StrEnum):
    """What an evaluation came to; letting go is the first that is offered."""

    LET_GO = "let_go"
    TAPER = "taper"
    GO_ON = "go_on"


class ContactKind(StrEnum):
    """A small contact: seen, phoned, or it did not work out."""

    SEEN = "seen"
    PHONED = "phoned"
    MISSED = "missed"


class Intensity(StrEnum):
    """How close a worker keeps to somebody for now; PILOT_LIGHT is the waakvlam."""

    PILOT_LIGHT = "pilot_light"
    REGULAR = "regular"
    INTENSIVE = "intensive"


class ActivityState(StrEnum):
    """HELD counts; the others count nowhere."""

    CONCEPT = "concept"
    HELD = "held"
    CANCELLED = "cancelled"
    STRUCK = "struck"


class AttendanceKind(StrEnum):
    """What somebody was on that day; follows from the date."""

    RESIDENT = "resident"
    GOOD_NEIGHBOUR = "good_neighbour"
    VOLUNTEER = "volunteer"
    AREA = "area"


class OccurrenceState(StrEnum):
    """Only BOOKED and OPTION hold a room; a CLASH is seen and waits."""

    OPTION = "option"
    BOOKED = "booked"
    CLASH = "clash"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    STRUCK = "struck"


class BookerKind(StrEnum):
    """Who books."""

    RESIDENT = "resident"
    GROUP = "group"
    PARTNER = "partner"
    AREA = "area"
    STAFF = "staff"


class AgreementKind(StrEnum):
    """What an agreement is about."""

    TAKING_PART = "taking_part"
    KEY = "key"
    TASK = "task"
    OTHER = "other"


class Welcome(StrEnum):
    """A step of welcoming a new resident."""

    MEETING = "meeting"
    TOUR = "tour"
    HOUSE_RULES = "house_rules"
    KEY = "key"
    GOOD_NEIGHBOUR = "good_neighbour"
    FIRST_ACTIVITY = "first_activity"


class ConsentPurpose(StrEnum):
    """What a resident may say yes or no to, each apart."""

    SHARE_NAME = "share_name"
    PHOTO = "photo"
    QUOTE = "quote"
    SHARE_WITH_LANDLORD = "share_with_landlord"


class FunderKind(StrEnum):
    """To whom a report goes."""

    MUNICIPALITY = "municipality"
    LANDLORD = "landlord"
    FUND = "fund"


class WorksFor(StrEnum):
    """For whom a user of the program works; NOBODY is who comes for the first time, or left."""

    ORGANISATION = "organisation"
    CORPORATION = "corporation"
    NOBODY = "nobody"


LIVE_TIE_PHASES = frozenset(
    {TiePhase.MEETING, TiePhase.RUNNING, TiePhase.TAPERING, TiePhase.FINISHING}
)
UNANSWERED = frozenset({QuestionState.OPEN, QuestionState.NO_SOLUTION_YET})
"""Questions nothing and nobody took up yet: these are matched, changed and taken off."""
OPEN_QUESTIONS = UNANSWERED | {QuestionState.IN_GROUP}
"""Questions that ask for something still."""
IN_LOG = frozenset({ActivityState.HELD, ActivityState.CONCEPT})
"""What stands in the log: an unfinished entry too, but none that was struck."""
ROOM_HOLDING = frozenset({OccurrenceState.BOOKED, OccurrenceState.OPTION})
