"""Why a tie was proposed still reads a year later."""

import json

from desktop.domain.identity import new_id
from desktop.domain.matching.points import Ground
from desktop.domain.matching.words import PartOfDay, Reason
from desktop.domain.ties.reasons import from_stored, kept, to_stored


def test_reasons_come_back_from_json_with_the_words_of_that_day():
    one, other, skill, also = (new_id() for _ in range(4))
    words = {skill: "samen koken", also: "fietsen maken"}
    slots = ((2, PartOfDay.AFTERNOON), (5, PartOfDay.MORNING))
    grounds = (
        Ground(Reason.ASKS, 6, 6, (one, other), {"skills": (skill, also)}),
        Ground(Reason.TIME, 4, 4, (one, other), {"slots": slots}),
        Ground(Reason.DOORS, 2, 4, (one, other), {"doors": 3, "storeys": 0}),
        Ground(Reason.INTEREST, 2, 2, (one, other), {"words": ("muziek",)}),
        Ground(Reason.WAITS, 1, 2, (one, other), {"weeks": 8}),
        Ground(Reason.CIRCLE, -2, 0, (one, other), {}),
    )
    reasons = tuple(kept(ground, words) for ground in grounds)
    assert reasons[0].values["skills"] == ("samen koken", "fietsen maken")
    assert from_stored(json.loads(json.dumps(to_stored(reasons)))) == reasons
