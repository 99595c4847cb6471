"""The closed vocabularies of bringing people together."""

from enum import StrEnum


class PartOfDay(StrEnum):
    """A part of a day that somebody has free."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Obstacle(StrEnum):
    """Why somebody, or these two, cannot be brought together now.

    About one person: RESTING ("nu niet koppelen"), NO_ROOM (as many ties as wished for),
    NOTHING_KNOWN (no question and no talent recorded), VOG and TRAINING (asked of who gives).
    About two: ELSEWHERE (another community), NEVER, ENDED, DECLINED, TIED (agreed, or they
    had or have a tie), LANGUAGE and TIME (both known and none in common), NO_EXCHANGE
    (neither has what the other asks), ONE_WAY (only one of two who both ask and offer would
    get something). About the whole: NOBODY_OFFERS, NOBODY_ASKS (no other candidate has the
    word), NO_CIRCLE (links, but none that comes back round), OTHERS_FIRST (possible, but
    another set of ties is better for all together).
    """

    RESTING = "resting"
    NO_ROOM = "no_room"
    NOTHING_KNOWN = "nothing_known"
    VOG = "vog"
    TRAINING = "training"
    ELSEWHERE = "elsewhere"
    NEVER = "never"
    ENDED = "ended"
    DECLINED = "declined"
    TIED = "tied"
    LANGUAGE = "language"
    TIME = "time"
    NO_EXCHANGE = "no_exchange"
    ONE_WAY = "one_way"
    NOBODY_OFFERS = "nobody_offers"
    NOBODY_ASKS = "nobody_asks"
    NO_CIRCLE = "no_circle"
    OTHERS_FIRST = "others_first"


class Reason(StrEnum):
    """What speaks for a link; CIRCLE speaks against: more people, more to arrange."""

    ASKS = "asks"
    TIME = "time"
    DOORS = "doors"
    INTEREST = "interest"
    WAITS = "waits"
    GIVES_BACK = "gives_back"
    CIRCLE = "circle"


class Shape(StrEnum):
    """Two who both give, two of whom one gives, or three or four in a circle."""

    MUTUAL = "mutual"
    ONE_WAY = "one_way"
    CIRCLE = "circle"


class Objective(StrEnum):
    """What a plan strives for: the most points, or first as few people without a tie."""

    BEST_FIT = "best_fit"
    NOBODY_LEFT = "nobody_left"
