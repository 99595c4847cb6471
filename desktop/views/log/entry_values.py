"""An entry as the values of its form, and back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.activities import ActivityDraft
from desktop.domain.vocabulary import Ambition, Initiative, Openness

_SAME = (
    "programme", "day", "begins", "ends", "people", "guests", "staff_minutes",
    "volunteer_minutes", "ambition", "openness", "note", "questions",
)  # fmt: skip


def values_of(draft: ActivityDraft) -> dict[str, Any]:
    """What the fields show of a draft: room and place in one, initiative and person in one."""
    values = {name: getattr(draft, name) for name in _SAME}
    return values | {
        "community": draft.community_id,
        "where": (draft.room_id, draft.place),
        "initiative": (draft.initiative, draft.initiator_id),
    }


def draft_of(values: Mapping[str, Any], before: ActivityDraft) -> ActivityDraft:
    """The draft that the fields say; what no field is about stays as it was `before`."""
    room, place = values["where"]
    initiative, initiator = values["initiative"]
    ambition = values["ambition"]
    return replace(
        before,
        **(
            {name: values[name] for name in _SAME}
            | {
                "programme": " ".join(values["programme"].split()),
                "guests": values["guests"] or 0,
                "ambition": Ambition(ambition) if ambition else None,
                "openness": Openness(values["openness"]),
            }
        ),
        community_id=values["community"],
        room_id=room,
        place=place,
        initiative=Initiative(initiative),
        initiator_id=initiator,
    )
