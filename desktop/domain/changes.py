"""What a change is about: the topics that pages listen to."""

from enum import StrEnum


class Topic(StrEnum):
    """A subject of change; every mapped class names its topics, every page its interest."""

    PEOPLE = "people"
    TIES = "ties"
    QUESTIONS = "questions"
    ROOMS = "rooms"
    BOOKINGS = "bookings"
    ACTIVITIES = "activities"
    REPORTS = "reports"
    SETTINGS = "settings"
