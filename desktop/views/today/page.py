"""Vandaag, the first page of the day; with a community chosen it is that community's page."""

from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QShowEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedLayout, QWidget

from desktop.domain.changes import Topic
from desktop.domain.today import Attention, RoomsOfDay, TodayView
from desktop.i18n import _, ngettext, wording
from desktop.views.gevel.privacy import names_shown
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.labels import plain_action
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState
from desktop.views.today.attention import AttentionList
from desktop.views.today.attention_steps import GoTo, Step, first_step, other_step, third_step
from desktop.views.today.columns import Columns
from desktop.views.today.community import CommunityBlock
from desktop.views.today.gevel_block import GevelBlock, home_of, tied_words
from desktop.views.today.nobody import NobodyYet
from desktop.views.today.rooms import RoomsBlock

_MINUTE_MS = 60_000


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
        self.street.page_asked.connect(self.go)
        self.rooms.day_asked.connect(self._turn_day)
        self.attention.step.connect(self._take_step)
        self.attention.other.connect(self._take_other)
        self.attention.third.connect(self._take_third)
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
        self._do(first_step(item, self.desk.clock.today()))

    def _take_other(self, item: Attention) -> None:
        self._do(other_step(item, self.desk.clock.today()))

    def _take_third(self, item: Attention) -> None:
        self._do(third_step(item, self.desk.clock.today()))

    def _do(self, step: Step) -> None:
        if isinstance(step, GoTo):
            self.go.emit(step.page, step.subject)
        else:
            self.save(step, self.desk.services, then=self._done)

    def _done(self, what: str | GoTo) -> None:
        if isinstance(what, GoTo):
            self.go.emit(what.page, what.subject)
        else:
            self.desk.tell(what)

    def _make_community(self) -> None:
        self.go.emit("settings", "community")

    def _write_resident(self) -> None:
        self.go.emit("residents", FormLink("person", ""))

    def _read_list(self) -> None:
        self.go.emit("importing", None)


def _residents(count: int) -> str:
    return ngettext("{n} bewoner", "{n} bewoners", count).format(n=count)
