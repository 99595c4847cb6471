"""What matching needs to know of somebody, in the panel: asked when it comes up, never all."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from desktop.domain.errors import Problem
from desktop.domain.residents import ResidentCard, Roll
from desktop.domain.ties.phases import MOST_TIES
from desktop.domain.ties.profile import MOST_TIES_AT_ALL, Profile
from desktop.i18n import N_, _, ngettext, wording
from desktop.messages.matching import listed, slots
from desktop.views.kit.choices import Choice, Option, Tick
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.acts import Acts
from desktop.views.residents.apart_field import ApartField
from desktop.views.residents.sections import Asking
from desktop.views.residents.small_forms import SmallForm
from desktop.views.residents.week_grid import WeekGrid

_PARTS = ("morning", "afternoon", "evening")


class ProfileForm(SmallForm):
    """Languages, free times and interests, and what somebody wants of ties."""

    def __init__(self, desk: Desk, profile: Profile) -> None:
        self._read = profile
        super().__init__(desk)
        self.load(_values(profile))
        desk.runner.data(desk.services.residents.roll, None, then=self._offer, latest=True)

    def fields(self) -> tuple[Field, ...]:
        day = partial(DateField, self.desk.clock.today, optional=True)
        comma = N_("Met een komma ertussen.")
        return (
            Field("languages", N_("Talen"), LineEdit, hint=comma),
            Field("free", N_("Vrije tijden"), WeekGrid),
            Field("interests", N_("Interesses"), LineEdit, hint=comma),
            Field("most_ties", N_("Wil hoogstens"), partial(Choice, _most())),
            Field("not_now", "", partial(Tick, _("Nu niet koppelen"))),
            Field("not_now_until", N_("Vraag het weer op"), day,
                  hint=N_("Laat het leeg als er geen dag is afgesproken.")),
            Field("vog_seen_on", N_("VOG gezien op"), day, half=True),
            Field("trained_on", N_("Training gevolgd op"), day, half=True),
            Field("apart", N_("Nooit samen met"), ApartField,
                  hint=N_("Een reden wordt niet bewaard.")),
        )  # fmt: skip

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return self._profile(values).problems(self.desk.clock.today())

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.matching.save_profile, (self._profile(values), self._read)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        self._read = theirs
        if not keep_mine:
            self.load(_values(theirs))

    def _offer(self, roll: Roll) -> None:
        field: ApartField = self.boxes["apart"].control  # type: ignore[assignment]
        mine = self._read.person_id
        field.offer([(line.id, line.name.full) for line in roll.lines if line.id != mine])

    def _profile(self, values: Mapping[str, Any]) -> Profile:
        return Profile(
            self._read.person_id,
            languages=_words(values["languages"]),
            free=values["free"],
            interests=_words(values["interests"]),
            most_ties=values["most_ties"],
            not_now=values["not_now"],
            not_now_until=values["not_now_until"] if values["not_now"] else None,
            vog_seen_on=values["vog_seen_on"],
            trained_on=values["trained_on"],
            apart=values["apart"],
        )


class ProfileSection(Asking):
    """What is known for matching, in a few lines; the chip opens the form."""

    more_text, more_name = N_("pas aan"), N_("Pas aan wat nodig is om te koppelen")
    more_icon = "pencil"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts)
        self._profile: Profile | None = None

    def part(self, card: ResidentCard) -> Any:
        return self._profile, self.is_here(card)

    def show_card(self, card: ResidentCard) -> None:
        if self._profile is not None and self._profile.person_id != card.id:
            self._profile = None
            self.close_form()
        super().show_card(card)
        desk = self.acts.desk
        desk.runner.data(desk.services.matching.profile, card.id, then=self._know, latest=True)

    def fill(self, card: ResidentCard) -> None:
        self.setVisible(self.is_here(card))
        self.set_heading(_("Om te koppelen"))
        self.more.setEnabled(self._profile is not None)
        told = _told(self._profile) if self._profile is not None else []
        for text in told or [_("Nog niets gevraagd. Dat hoeft ook niet meteen.")]:
            self.rows.addWidget(PlainLabel(text, "body" if told else "small", wrap=True))

    def begin(self) -> None:
        if self._profile is not None:
            said = _("Opgeslagen wat nodig is om te koppelen")
            self.open_form(ProfileForm(self.acts.desk, self._profile), said)

    def _know(self, profile: Profile) -> None:
        if self.card is not None and self.card.id == profile.person_id:
            self._profile = profile
            super().show_card(self.card)


def _told(profile: Profile) -> list[str]:
    lines = []
    if profile.not_now:
        until = profile.not_now_until
        lines.append(
            _("Nu niet koppelen, vraag het weer op {day}").format(day=wording().day(until))
            if until is not None
            else _("Nu niet koppelen")
        )
    if profile.languages:
        lines.append(_("Spreekt {languages}").format(languages=listed(list(profile.languages))))
    if profile.free:
        ordered = sorted(profile.free, key=lambda slot: (slot[0], _PARTS.index(slot[1].value)))
        lines.append(_("Vrij op {times}").format(times=slots(tuple(ordered))))
    if profile.interests:
        lines.append(_("Houdt van {interests}").format(interests=listed(list(profile.interests))))
    if profile.most_ties is not None:
        most = ngettext("Wil hoogstens {n} band", "Wil hoogstens {n} banden", profile.most_ties)
        lines.append(most.format(n=profile.most_ties))
    if profile.vog_seen_on is not None:
        day = wording().day(profile.vog_seen_on, year=True)
        lines.append(_("VOG gezien op {day}").format(day=day))
    if profile.trained_on is not None:
        day = wording().day(profile.trained_on, year=True)
        lines.append(_("Training gevolgd op {day}").format(day=day))
    return lines


def _values(profile: Profile) -> dict[str, Any]:
    return {
        "languages": ", ".join(profile.languages),
        "free": profile.free,
        "interests": ", ".join(profile.interests),
        "most_ties": profile.most_ties,
        "not_now": profile.not_now,
        "not_now_until": profile.not_now_until,
        "vog_seen_on": profile.vog_seen_on,
        "trained_on": profile.trained_on,
        "apart": profile.apart,
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())


def _most() -> list[Option]:
    counted = range(MOST_TIES_AT_ALL + 1)
    banden = [(n, ngettext("{n} band", "{n} banden", n).format(n=n)) for n in counted]
    return [(None, _("gewoon: {n} banden").format(n=MOST_TIES)), *banden]
