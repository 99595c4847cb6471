"""The forms about a resident: adding and changing, moving, leaving."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.communities import CommunityLine
from desktop.domain.errors import Problem, Refused
from desktop.domain.names import PersonName, is_infix, split_name
from desktop.domain.residents import (
    Departure,
    HomeChoice,
    Membership,
    Move,
    ResidentCard,
    ResidentDraft,
    TieGlance,
)
from desktop.domain.vocabulary import DepartureKind
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.kit.banner import Banner
from desktop.views.kit.choices import Choice, Option, Tick
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit, TextArea
from desktop.views.kit.form import Field, Form
from desktop.views.residents.small_forms import watch_words

KEY = "person"
NOTE_HINT = N_("Kort en feitelijk. Geen gezondheid, geen diagnose.")


class HomeField(Choice):
    """The homes of a community; a wanted home is chosen as soon as it is offered."""

    def __init__(self) -> None:
        self._wanted: object = None
        super().__init__()
        self.edited.connect(self._want)

    def offer(self, homes: Sequence[HomeChoice]) -> None:
        """Offers these homes, each with who lives there."""
        wanted = self._wanted
        options: list[Option] = [(None, _("nog geen woning"))]
        for home in homes:
            who = ", ".join(home.residents) or _("leeg")
            options.append((home.dwelling_id, f"{home.label} · {who}"))
        self.fill(options)
        self.set_value(wanted)

    def set_value(self, value: object) -> None:
        """Chooses the home with this id, now or when it is offered."""
        self._wanted = value
        super().set_value(value)

    def _want(self) -> None:
        self._wanted = self.value()


class PlaceForm(Form):
    """A form with a community and a home in it: another community offers other homes."""

    def __init__(self, desk: Desk, communities: Sequence[CommunityLine], subject: str = "") -> None:
        self.communities = communities
        super().__init__(desk, subject)

    def place_fields(self) -> tuple[Field, ...]:
        """The two fields, side by side."""
        communities = [(one.id, one.name) for one in self.communities]
        return (
            Field("community", N_("Community"), partial(Choice, communities), half=True),
            Field("home", N_("Woning"), HomeField, half=True),
        )

    def listen(self) -> None:
        """Offers the homes of the community chosen now, and again when it changes."""
        if "community" in self.boxes:
            self.boxes["community"].control.edited.connect(self._ask_homes)  # type: ignore[attr-defined]
            self._ask_homes()

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        if "community" in values:
            self._ask_homes()

    def _ask_homes(self) -> None:
        community: Choice = self.boxes["community"].control  # type: ignore[assignment]
        if community.value() is not None:
            homes = self.desk.services.residents.homes
            self.desk.runner.data(homes, community.value(), then=self._offer_homes, latest=True)

    def _offer_homes(self, homes: Sequence[HomeChoice]) -> None:
        field: HomeField = self.boxes["home"].control  # type: ignore[assignment]
        field.offer(homes)


class ResidentForm(PlaceForm):
    """Somebody new, perhaps in the home `beside` somebody; or the changes of who is known."""

    key = KEY

    def __init__(
        self,
        desk: Desk,
        communities: Sequence[CommunityLine],
        card: ResidentCard | None = None,
        beside: Membership | None = None,
    ) -> None:
        self._card, self._beside = card, beside
        self.version = card.version if card else None
        super().__init__(desk, communities, str(card.id) if card else "")
        self.boxes["sure"].hide()
        self.boxes["surname"].control.left.connect(self._part_surname)  # type: ignore[attr-defined]
        watch_words(self.boxes["note"], _(NOTE_HINT))
        self.listen()
        if not self._touched:
            self._show_start()

    def fields(self) -> tuple[Field, ...]:
        today = self.desk.clock.today
        name = (
            Field("first", N_("Roepnaam"), LineEdit, half=True),
            Field("infix", N_("Tussenvoegsel"), LineEdit, half=True),
            Field("surname", N_("Achternaam"), LineEdit),
            Field("sure", "", partial(Tick, _("Dit is iemand anders"))),
        )
        new = (
            *self.place_fields(),
            Field("since", N_("Woont hier sinds"), partial(DateField, today, optional=True)),
            Field("welcome", "", partial(Tick, _("Zet de welkomstlijst klaar"))),
            Field("good_neighbour", "", partial(Tick, _("Is goede buur"))),
        )
        rest = (
            Field("phone", N_("Telefoon"), LineEdit, half=True),
            Field("email", N_("E-mail"), LineEdit, half=True),
            Field("reached_via", N_("Of bereikbaar via"), LineEdit, half=True),
            Field("address_form", N_("Hoe spreken we je aan?"), LineEdit, half=True),
            Field("note", N_("Notitie"), TextArea, hint=NOTE_HINT),
            Field("secret_address", "", partial(Tick, _("Geheim adres: op geen enkele print"))),
            Field("resting", "", partial(Tick, _("Even rust: niet vragen voor een band"))),
        )
        return (*name, *(new if self._card is None else ()), *rest)

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return self._draft(values).problems()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.residents.save, (self._draft(values),)

    def on_failed(self, error: Exception) -> None:
        super().on_failed(error)
        if isinstance(error, Refused) and error.problems[0].code == "resident_twice":
            self.boxes["sure"].show()

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if theirs is not None:
            self._card, self.version = theirs, theirs.version
            if not keep_mine:
                self._show_start()

    def _show_start(self) -> None:
        card = self._card
        if card is None:
            start = self.desk.community_id or next((c.id for c in self.communities), None)
            values = {"community": start, "since": self.desk.clock.today(), "welcome": True}
            if self._beside is not None:
                values |= {"community": self._beside.community_id, "home": self._beside.dwelling_id}
            self.load(values)
            return
        self.load(
            {
                "first": card.name.first, "infix": card.name.infix, "surname": card.name.surname,
                "phone": card.phone, "email": card.email, "reached_via": card.reached_via,
                "address_form": card.address_form, "note": card.note,
                "secret_address": card.secret_address, "resting": card.resting,
            }
        )  # fmt: skip

    def _draft(self, values: Mapping[str, Any]) -> ResidentDraft:
        draft = ResidentDraft(
            name=PersonName(values["first"], values["infix"], values["surname"]),
            phone=values["phone"],
            email=values["email"],
            reached_via=values["reached_via"],
            address_form=values["address_form"],
            secret_address=values["secret_address"],
            resting=values["resting"],
            note=values["note"],
            sure=values["sure"],
        )
        if self._card is not None:
            return replace(draft, id=self._card.id, version=self.version)
        return replace(
            draft,
            community_id=values["community"],
            dwelling_id=values["home"],
            since=values["since"],
            good_neighbour=values["good_neighbour"],
            welcome=values["welcome"],
        )

    def _part_surname(self) -> None:
        """'van der Heijden' typed as a surname goes to its two fields."""
        values = self.read_draft()
        words = values["surname"].split()
        if values["infix"] or len(words) < 2 or not is_infix(words[0]):
            return
        name = split_name(f"X {values['surname']}")
        self.load({"infix": name.infix, "surname": name.surname})


class MoveForm(PlaceForm):
    """Somebody moves within a community, or comes to live in another one, or comes back."""

    save_text = N_("Leg vast")

    def __init__(
        self,
        desk: Desk,
        communities: Sequence[CommunityLine],
        card: ResidentCard,
        here: Membership | None,
    ) -> None:
        self._card = card
        self._member_of = _running_ids(card, desk)
        super().__init__(desk, communities)
        self.listen()
        last = here or card.current
        self.load(
            {
                "community": last.community_id if last else None,
                "home": here.dwelling_id if here else None,
                "on": desk.clock.today(),
            }
        )

    def fields(self) -> tuple[Field, ...]:
        today = self.desk.clock.today
        return (*self.place_fields(), Field("on", N_("Vanaf"), partial(DateField, today)))

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return () if values["on"] else (Problem("on", "required"),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        residents = self.desk.services.residents
        move = Move(self._card.id, values["community"], values["home"], values["on"])
        moves = values["community"] in self._member_of
        return (residents.move if moves else residents.move_in), (move,)


class DepartureForm(Form):
    """Somebody leaves: the first day no longer here, and where to. Ties are only warned of."""

    def __init__(self, desk: Desk, card: ResidentCard, here: Membership) -> None:
        self._card, self._here = card, here
        super().__init__(desk)
        self.load({"on": desk.clock.today()})
        live = [tie for tie in card.ties if tie.others]
        if live:
            warning = Banner()
            self.column.insertWidget(0, warning)
            warning.tell(_tie_warning(live), retry=False)

    def fields(self) -> tuple[Field, ...]:
        kinds = [(kind, label(kind)) for kind in DepartureKind]
        return (
            Field(
                "on", N_("Vertrekt per"), partial(DateField, self.desk.clock.today),
                hint=N_("De eerste dag dat iemand hier niet meer woont."),
            ),
            Field("kind", N_("Waarheen"), partial(Choice, kinds)),
        )  # fmt: skip

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return () if values["on"] else (Problem("on", "required"),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        departure = Departure(
            self._card.id, self._here.community_id, values["on"], DepartureKind(values["kind"])
        )
        return self.desk.services.residents.move_out, (departure,)


def first_field(form: Form) -> QWidget:
    """Where typing begins."""
    return next(iter(form.boxes.values())).control


def _running_ids(card: ResidentCard, desk: Desk) -> frozenset[UUID]:
    today = desk.clock.today()
    return frozenset(
        one.community_id for one in card.memberships if one.ends is None or one.ends > today
    )


def _tie_warning(ties: Sequence[TieGlance]) -> str:
    names = ", ".join(name for tie in ties for name in tie.others)
    return _("Er loopt nog een band met {names} – rond die samen met hen af.").format(names=names)
