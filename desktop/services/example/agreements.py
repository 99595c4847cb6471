"""Agreements and consents of the example street."""

from desktop.domain.vocabulary import AgreementKind, ConsentPurpose
from desktop.models import Agreement, Consent, KeyHolding, Room
from desktop.services.example.maker import Maker

_NOOR = "bw1.05"
_SOON = {_NOOR: 7, "bw2.06": 10, "c2.2": 13}
_BEGAN = -176
_SIGNED = -622
_IN_THE_NEWS = ("bw1.01", "bw2.04", "c1.1")
_CHANGED_MIND = "c1.1"


def make_agreements(maker: Maker) -> None:
    """Who agreed what until when, and said yes to what."""
    for number, key in enumerate(sorted(maker.people)):
        _agree(
            maker, key, AgreementKind.TAKING_PART, "Meedoen aan de community",
            _SOON.get(key, 60 + number * 5),
        )  # fmt: skip
    _give_key(maker)
    for key, person in maker.people.items():
        given = max(maker.since[key], maker.day(_SIGNED))
        maker.add(Consent(person_id=person.id, purpose=ConsentPurpose.SHARE_NAME, given_on=given))
        if key in _IN_THE_NEWS:
            maker.add(
                Consent(
                    person_id=person.id, purpose=ConsentPurpose.PHOTO, given_on=given,
                    withdrawn_on=maker.day(-40) if key == _CHANGED_MIND else None,
                )
            )  # fmt: skip


def _give_key(maker: Maker) -> None:
    room = maker.rooms["Betje Wolff", "Huiskamer"]
    agreed = _agree(maker, _NOOR, AgreementKind.KEY, "Sleutel van de Huiskamer", 97, room)
    maker.add(
        KeyHolding(
            community_id=agreed.community_id, person_id=agreed.person_id, room_id=room.id,
            begins=agreed.begins, ends=agreed.ends,
        )
    )  # fmt: skip


def _agree(
    maker: Maker, key: str, kind: AgreementKind, title: str, ends: int, room: Room | None = None
) -> Agreement:
    begins = max(maker.since[key], maker.day(_BEGAN))
    return maker.add(
        Agreement(
            community_id=maker.homes[key].community_id, person_id=maker.people[key].id,
            room_id=room.id if room else None, kind=kind, title=title,
            begins=begins, ends=maker.day(ends), discussed_on=begins,
        )
    )  # fmt: skip
