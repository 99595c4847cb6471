"""Vandaag, the first page of the day; with a community chosen it is that community's page."""

from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QShowEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedLayout, QWidget

from desktop.domain.changes import Topic
from desktop.domain.errors import Refused
from desktop.domain.today import Attention, AttentionKind, RoomsOfDay, TodayView
from desktop.domain.vocabulary import ContactKind
from desktop.i18n import _, ngettext, wording
from desktop.services import Services
from desktop.views.gevel.privacy import names_shown
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.labels import plain_action
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState
from desktop.views.today.attention import AttentionList
from desktop.views.today.attention_ties import keep_contact
from desktop.views.today.columns import Columns
from desktop.views.today.community import CommunityBlock
from desktop.views.today.gevel_block import GevelBlock, home_of, tied_words
from desktop.views.today.nobody import NobodyYet
from desktop.views.today.rooms import RoomsBlock

_MINUTE_MS = 60_000
_TELL_MORE = frozenset({"nobody_there", "activity_twice"})


class TodayPage(Page):
    """The street, the rooms and Aandacht, read at once and again every minute in view."""

    key = "today"
    topics = frozenset(
        {Topic.PEOPLE, Topic.TIES, Topic.QUESTIONS, Topic.ROOMS, Topic.BOOKINGS, Topic.ACTIVITIES}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view: TodayView | None = None
        self._day: date | None = None
        self.street = GevelBlock()
        self.community = CommunityBlock()
        self.nobody = NobodyYet()
        self.nobody.list_asked.connect(self._read_list)
        self.nobody.one_asked.connect(self._write_resident)
        self.rooms = RoomsBlock()
        self.attention = AttentionList()
        self.empty = self._make_empty()
        for block in (self.street, self.community):
            block.dwelling_chosen.connect(self._open_home)
        self.community.page_asked.connect(self.go)
        self.rooms.day_asked.connect(self._turn_day)
        self.attention.step.connect(self._take_step)
        self.attention.other.connect(self._round_off)
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._open_picked)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        self._lay_out()
        self.header.set_title(_("Vandaag"))
        self.header.set_button(_("Leg iets vast"))

    def reload(self) -> None:
        self.ask(self.desk.services.today.view, self.desk.community_id, then=self.show_view)

    def show_view(self, view: TodayView) -> None:
        """Shows everything of today."""
        self._view = view
        self.counted.emit(view.attention_count)
        alone = self.desk.community_id is not None and bool(view.street.houses)
        self._write_header(view, alone=alone)
        self._stack.setCurrentIndex(1 if view.communities else 0)
        self.street.setVisible(not alone)
        self.community.setVisible(alone)
        self.nobody.setVisible(not view.members)
        (self.community if alone else self.street).show_view(view)
        self.attention.show_items(view.attention, view.attention_count, view.day)
        if self._day in (None, view.day):
            self._show_rooms(view.rooms)
        elif self._day is not None:
            self._turn_day(self._day)

    def primary(self) -> None:
        self.go.emit("log", FormLink("activity", ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for gevel in (self.street.gevel, self.community.gevel):
            gevel.show_names(shown=names_shown())

    def _lay_out(self) -> None:
        self._inside = Columns(
            (self.nobody, self.street, self.community, self.rooms),
            self.attention,
            (self.nobody, self.attention, self.rooms, self.street, self.community),
        )
        self._inside.setObjectName("scrolled")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._stack = QStackedLayout(self.body)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._scroll)
        self._stack.setCurrentIndex(1)

    def _make_empty(self) -> EmptyState:
        make = Button(_("Maak een community"), "primary", icon="plus")
        make.clicked.connect(self._make_community)
        read = Button(_("Lees een lijst in"), icon="file-import")
        read.clicked.connect(self._read_list)
        return EmptyState(
            _("Hier komt je straat"),
            _(
                "Vertel hoeveel verdiepingen en deuren je community heeft, dan tekent de gevel"
                " zichzelf. Of lees de bewonerslijst in die je al hebt."
            ),
            (make, read),
        )

    def _write_header(self, view: TodayView, *, alone: bool) -> None:
        if alone:
            house = view.street.houses[0]
            parts = [
                _("{n} van {all} woningen bewoond").format(n=house.lived_in, all=len(house.homes))
            ]
            parts.append(tied_words(view) if view.street.has_ties else _residents(view.members))
            self.header.set_title(house.name, " · ".join(parts))
            return
        day = wording().day(view.day, weekday=True)
        context = day[0].upper() + day[1:]
        if view.communities:
            context = _("{day} · {residents} in {communities}").format(
                day=context,
                residents=_residents(view.members),
                communities=ngettext("{n} community", "{n} community's", view.communities).format(
                    n=view.communities
                ),
            )
        self.header.set_title(_("Vandaag"), context)

    def _now(self) -> datetime:
        return self.desk.clock.local_now().replace(tzinfo=None)

    def _show_rooms(self, rooms: RoomsOfDay) -> None:
        self._day = None if rooms.day == self.desk.clock.today() else rooms.day
        self.rooms.show_rooms(rooms, self._now())

    def _turn_day(self, day: date) -> None:
        self.ask(self.desk.services.today.rooms, day, self.desk.community_id, then=self._show_rooms)

    def _open_home(self, home_id: UUID) -> None:
        if self._view is None:
            return
        people = home_of(self._view.street, home_id)
        for block in (self.street, self.community):
            block.gevel.select(home_id)
        if len(people) == 1:
            self.go.emit("residents", people[0][0])
        elif people:
            self._menu.clear()
            for person_id, name in people:
                action = QAction(plain_action(name), self._menu)
                action.setData(person_id)
                self._menu.addAction(action)
            self._menu.popup(QCursor.pos() if self.underMouse() else self._below(home_id))

    def _below(self, home_id: UUID) -> QPoint:
        alone = not self.community.isHidden()
        canvas = (self.community if alone else self.street).gevel.canvas
        return canvas.mapToGlobal(canvas.rect_of(home_id).bottomLeft().toPoint())

    def _open_picked(self, action: QAction) -> None:
        self.go.emit("residents", action.data())

    def _take_step(self, item: Attention) -> None:
        if item.kind is AttentionKind.CLASH:
            self.go.emit("rooms", item.subject)
        elif item.kind is AttentionKind.BOOKING:
            self.save(_hold, self.desk.services, item, then=self._held)
        elif item.kind is AttentionKind.AGREEMENT:
            self.save(_extend, self.desk.services, item, then=self._say_done)
        elif item.kind is AttentionKind.WELCOME:
            self.go.emit("residents", item.subject)
        elif item.kind is AttentionKind.TIE_CONTACT:
            self._keep_contact(item, ContactKind.SEEN)
        elif item.person_id is not None:
            self.go.emit("residents", item.person_id)
        else:
            self.go.emit("log", item.subject)

    def _keep_contact(self, item: Attention, kind: ContactKind) -> None:
        today = self.desk.clock.today()
        self.save(keep_contact, self.desk.services, item, kind, today, then=self._say_done)

    def _round_off(self, item: Attention) -> None:
        if item.kind is AttentionKind.TIE_CONTACT:
            self._keep_contact(item, ContactKind.PHONED)
            return
        act = _call_off if item.kind is AttentionKind.BOOKING else _close
        self.save(act, self.desk.services, item, then=self._say_done)

    def _held(self, done: tuple[Attention, str]) -> None:
        """Says that it is logged; else leads to what is still to be told of it."""
        item, said = done
        if said:
            self.desk.tell(said)
        else:
            self.go.emit("log", ("booking", item.subject))

    def _say_done(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def _make_community(self) -> None:
        self.go.emit("settings", "community")

    def _write_resident(self) -> None:
        self.go.emit("residents", FormLink("person", ""))

    def _read_list(self) -> None:
        self.go.emit("importing", None)


def _residents(count: int) -> str:
    return ngettext("{n} bewoner", "{n} bewoners", count).format(n=count)


def _extend(services: Services, item: Attention) -> str:
    """Lets an agreement run on; gives the sentence that tells it."""
    if item.extended is None:
        raise ValueError("only an agreement can be extended")
    services.residents.extend_agreement(item.subject, item.extended)
    until = wording().day(item.extended, year=True)
    return _("Afspraak van {name} loopt nu tot {day}").format(name=item.about, day=until)


def _hold(services: Services, item: Attention) -> tuple[Attention, str]:
    """Logs a booking with who were expected; gives the sentence that tells it.

    "" where nobody is expected, or where it may be in the log already: somebody must tell more.
    """
    expected = services.bookings.details(item.subject).expected
    try:
        services.log.log_booking(item.subject, frozenset(one.person_id for one in expected))
    except Refused as refused:
        if refused.problems[0].code not in _TELL_MORE:
            raise
        return item, ""
    said = ngettext(
        "{activity} staat in het logboek, met {n} mens",
        "{activity} staat in het logboek, met {n} mensen",
        len(expected),
    )
    return item, said.format(activity=item.about, n=len(expected))


def _call_off(services: Services, item: Attention) -> str:
    """Says that a booking did not take place; gives the sentence that tells it."""
    services.bookings.did_not_happen(item.subject)
    return _("{activity} ging niet door").format(activity=item.about)


def _close(services: Services, item: Attention) -> str:
    """Rounds an agreement off; gives the sentence that tells it."""
    services.residents.close_agreement(item.subject)
    return _("Afspraak van {name} is afgerond").format(name=item.about)
