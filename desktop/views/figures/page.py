"""Cijfers: five blocks about rooms, ties and activities over the last quarters."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.access import Access
from desktop.domain.changes import Topic
from desktop.domain.figures.overview import Overview, RoomOverview
from desktop.i18n import _, wording
from desktop.views.figures.block import Block, WeekBlock
from desktop.views.figures.charts import Columns, Line, Shares, WeekHeat
from desktop.views.figures.sheet import Sheet
from desktop.views.figures.table_panel import TablePanel
from desktop.views.figures.tie_words import help_words, reciprocity_words, tie_words
from desktop.views.figures.words import (
    Told,
    day_heads,
    drawn_words,
    hours_of,
    occupancy_words,
    period_words,
    resident_words,
    week_words,
)
from desktop.views.kit.buttons import Button
from desktop.views.kit.choices import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState


class FiguresPage(Page):
    """The page of numbers. Each block opens its own table in the panel."""

    key = "figures"
    topics = frozenset({Topic.BOOKINGS, Topic.ROOMS, Topic.ACTIVITIES, Topic.TIES})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.overview: Overview | None = None
        self._open: Block | None = None
        self.header.set_title(_("Cijfers"))
        if Access.HOUSE in desk.access:
            self.header.set_button(_("Maak een rapport"), icon="report")
        self.room = Choice()
        self.room.setAccessibleName(_("Bezetting van welke ruimte"))
        self.room.edited.connect(self._show_occupancy)
        self.week_room = Choice()
        self.week_room.setAccessibleName(_("Gebruik van welke ruimte"))
        self.week_room.edited.connect(self._show_week)
        self.occupancy = Block(Shares(), self.room)
        self.residents = Block(Line())
        self.ties = Block(Columns())
        self.drawn = Block(Shares())
        self.help = Block(Columns())
        self.reciprocity = Block(Line())
        self.week = WeekBlock(WeekHeat(), self.week_room)
        of_people = (self.ties, self.drawn, self.help, self.reciprocity)
        shown = of_people if Access.PEOPLE in desk.access else ()
        self.blocks = (self.occupancy, self.residents, *shown, self.week)
        self.occupancy.opened.connect(self._open_occupancy)
        self.residents.opened.connect(self._open_residents)
        self.ties.opened.connect(self._open_ties)
        self.drawn.opened.connect(self._open_drawn)
        self.help.opened.connect(self._open_help)
        self.reciprocity.opened.connect(self._open_reciprocity)
        self.week.opened.connect(self._open_week)
        self.panel.closed.connect(self._panel_closed)
        self._lay_out()

    def reload(self) -> None:
        """Asks for the numbers of the community in the rail, or of all of them."""
        reporting = self.desk.services.reporting
        self.ask(reporting.overview, self.desk.community_id, then=self._show)

    def primary(self) -> None:
        """Goes to the reports, for who makes them."""
        if Access.HOUSE in self.desk.access:
            self.go.emit("reports", None)

    def _show(self, overview: Overview) -> None:
        self.overview = overview
        something = bool(overview.communities)
        self._empty.setVisible(not something)
        self.sheet.setVisible(something)
        if not something:
            self.header.set_context("")
            self.panel.shut()
            return
        words = wording()
        self.header.set_context(
            _("{period} · klik op een cijfer voor de tabel").format(
                period=period_words(overview, words)
            )
        )
        self._fill_rooms(overview)
        self.residents.show_told(resident_words(overview, words))
        if overview.of_people:
            self.ties.show_told(tie_words(overview, words))
            self.drawn.show_told(drawn_words(overview, words))
            self.help.show_told(help_words(overview, words))
            self.reciprocity.show_told(reciprocity_words(overview, words))
        self._show_occupancy()
        self._show_week()
        self._tell_table()

    def _fill_rooms(self, overview: Overview) -> None:
        many = len(overview.communities) > 1
        named = [(r.id, f"{r.name}, {r.community}" if many else r.name) for r in overview.rooms]
        known = {room.id for room in overview.rooms if room.has_hours}
        self.room.fill([(None, _("Alle ruimtes")), *(n for n in named if n[0] in known)])
        self.room.setVisible(len(known) > 1)
        first = not self.week_room.count()
        self.week_room.fill(named)
        if first and overview.busiest is not None:
            self.week_room.set_value(overview.busiest.id)
        self.week_room.setVisible(len(named) > 1)
        self._remedy.setVisible(not known and Access.HOUSE in self.desk.access)
        self.week.setVisible(bool(named))

    def _room(self, room_id: UUID | None) -> RoomOverview | None:
        rooms = self.overview.rooms if self.overview else ()
        return next((room for room in rooms if room.id == room_id), None)

    def _show_occupancy(self) -> None:
        if self.overview is not None:
            room = self._room(self.room.value())
            self.occupancy.show_told(occupancy_words(self.overview, room, wording()))
            self._tell_table(self.occupancy)

    def _show_week(self) -> None:
        room = self._room(self.week_room.value())
        if self.overview is not None and room is not None:
            words = wording()
            self.week.show_told(week_words(self.overview, room, words))
            self.week.show_week(day_heads(self.overview, words), hours_of(room), room.week.percent)
            self._tell_table(self.week)

    def _open_occupancy(self) -> None:
        self._begin_table(self.occupancy)

    def _open_residents(self) -> None:
        self._begin_table(self.residents)

    def _open_ties(self) -> None:
        self._begin_table(self.ties)

    def _open_drawn(self) -> None:
        self._begin_table(self.drawn)

    def _open_help(self) -> None:
        self._begin_table(self.help)

    def _open_reciprocity(self) -> None:
        self._begin_table(self.reciprocity)

    def _open_week(self) -> None:
        self._begin_table(self.week)

    def _begin_table(self, block: Block) -> None:
        """Opens the table of `block` with the keyboard in it; Esc leads back to the block."""
        if block.told is not None:
            self._open_table(block, block.told).tables[0].setFocus()

    def _open_table(self, block: Block, told: Told) -> TablePanel:
        self._open = block
        content = TablePanel(told)
        self.panel.open(told.name, "", content)
        return content

    def _tell_table(self, block: Block | None = None) -> None:
        """Shows the new numbers in the table that is open, when it is that of `block`."""
        open_ = self._open
        if open_ is not None and open_.told is not None and block in (None, open_):
            self._open_table(open_, open_.told)

    def _panel_closed(self) -> None:
        self._open = None

    def _to_rooms(self) -> None:
        self.go.emit("settings", "rooms")

    def _to_residents(self) -> None:
        self.go.emit("residents", None)

    def _lay_out(self) -> None:
        self._remedy = Button(_("Vul openingstijden in"), size="small")
        self._remedy.clicked.connect(self._to_rooms)
        self.occupancy.remedy.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignLeft)
        self.sheet = Sheet(self.blocks[:-1], self.week)
        self.sheet.hide()
        begin = Button(_("Naar Bewoners"), "primary")
        begin.clicked.connect(self._to_residents)
        self._empty = EmptyState(
            _("Nog geen cijfers"),
            _(
                "Lees eerst een lijst met bewoners in, of maak een community. "
                "Daarna tellen de agenda en het logboek hier vanzelf op."
            ),
            (begin,) if Access.PEOPLE in self.desk.access else (),
        )
        self._empty.hide()
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self._empty, 1)
