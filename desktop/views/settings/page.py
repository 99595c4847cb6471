"""Instellingen: the sections at the left, the one in view beside them."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.access import Access, Colleague
from desktop.domain.changes import Topic
from desktop.domain.rooms.holidays import SchoolKey
from desktop.domain.vocabulary import SchoolRegion
from desktop.i18n import _
from desktop.views.kit import window_state
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Form, FormLink
from desktop.views.kit.page import Page
from desktop.views.settings.about import About, LicenceText
from desktop.views.settings.area import Area
from desktop.views.settings.backups import Backups
from desktop.views.settings.colleagues import ColleagueEditor, Colleagues
from desktop.views.settings.communities import CommunityList
from desktop.views.settings.community import CommunityEditor
from desktop.views.settings.form_section import FormSection
from desktop.views.settings.house import Organisation
from desktop.views.settings.locking import Locking
from desktop.views.settings.looks import Looks
from desktop.views.settings.password import Password
from desktop.views.settings.readings import Readings
from desktop.views.settings.room_closing import ClosingEditor
from desktop.views.settings.room_editor import RoomEditor
from desktop.views.settings.room_school import SchoolEditor, link_key
from desktop.views.settings.rooms import Rooms
from desktop.views.settings.section import Section
from desktop.views.settings.you import You

COMMUNITY = "community"
ROOMS = "rooms"
COLLEAGUES = "colleagues"
_KEPT = "settings/section"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a section stands in the list: its icon, and its class with the name.

    One must have access to what it `needs`; None is for everybody.
    """

    icon: str
    section: type[Section]
    needs: Access | None = Access.HOUSE


_PLACES = {
    "organisation": _Place("briefcase", Organisation),
    COMMUNITY: _Place("building-community", CommunityList),
    ROOMS: _Place("door", Rooms),
    COLLEAGUES: _Place("users", Colleagues),
    "you": _Place("user", You, None),
    "password": _Place("key", Password, None),
    "looks": _Place("palette", Looks, None),
    "lock": _Place("lock", Locking, None),
    "backups": _Place("database", Backups),
    "readings": _Place("table-import", Readings),
    "about": _Place("info-circle", About, None),
}


class SettingsPage(Page):
    """One section at a time; which one is remembered on this computer.

    A subject is the key of a section, the id of a community, `COMMUNITY` for a new one, or a
    half-filled form.
    """

    key = "settings"
    topics = frozenset({Topic.SETTINGS, Topic.ROOMS})
    shown_kinds = frozenset({COMMUNITY})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(_("Instellingen"), _place_of(desk))
        self.header.show_line()
        self.sections: dict[str, Section] = {}
        self._places = _places_of(desk)
        self.area = Area([(key, p.icon, _(p.section.title)) for key, p in self._places.items()])
        self.area.chosen.connect(self.open)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.current = ""
        kept = window_state.words(_KEPT)
        self._turn_to(kept if kept in self._places else next(iter(self._places)))

    @property
    def section(self) -> Section:
        """The section in view."""
        return self.sections[self.current]

    def reload(self) -> None:
        """Lets the section in view ask again."""
        self.section.reload()

    def primary(self) -> None:
        """Ctrl+N: a new community, the one thing that can be made here."""
        if COMMUNITY in self._places:
            self.open(COMMUNITY)
            self.edit_community(None)

    def show_subject(self, subject: object) -> None:
        """Opens a section, a community, or a form that was left half-filled."""
        if isinstance(subject, FormLink):
            self._open_form(subject)
        elif isinstance(subject, UUID):
            self.open(COMMUNITY)
            self.edit_community(subject)
        elif subject == COMMUNITY:
            self.primary()
        elif isinstance(subject, str):
            self.open(subject)

    def open(self, key: str) -> None:
        """Shows that section; KeyError when there is none for who works here."""
        if key != self.current:
            self._turn_to(key)
            window_state.keep_words(_KEPT, key)
            self.refresh()

    def edit_community(self, community_id: UUID | None) -> None:
        """Opens the editor of a community, or of a new one, in the panel."""
        editor = CommunityEditor(self.desk, str(community_id) if community_id else "")
        editor.rules_asked.connect(self._go_to_rules)
        title = _("Wijzig community") if community_id else _("Nieuwe community")
        self._edit(title, editor, "name")

    def edit_room(self, room_id: UUID) -> None:
        """Opens the rules of a room in the panel."""
        self._edit(_("Regels van de ruimte"), RoomEditor(self.desk, str(room_id)), "openings")

    def edit_closing(self, community_id: UUID, closing_id: UUID | None = None) -> None:
        """Opens a closure, or a new one, in the panel."""
        title = _("Wijzig sluiting") if closing_id else _("Nieuwe sluiting")
        self._edit(title, ClosingEditor(self.desk, community_id, closing_id), "name")

    def edit_school(self, region: SchoolRegion, key: SchoolKey | None = None) -> None:
        """Opens a school holiday, or a new one, in the panel."""
        title = _("Wijzig schoolvakantie") if key else _("Nieuwe schoolvakantie")
        editor = SchoolEditor(self.desk, region, key)
        self._edit(title, editor, "first_day" if key else "name")

    def edit_colleague(self, colleague: Colleague) -> None:
        """Opens in the panel for whom a colleague works."""
        self._edit(colleague.name, ColleagueEditor(self.desk, colleague), "works_for")

    def _edit(self, title: str, editor: Form, first: str) -> None:
        self._keep_typed()
        editor.saved.connect(self._panel_saved)
        editor.cancelled.connect(self.panel.shut)
        self.panel.open(title, "", editor)
        editor.boxes[first].control.setFocus()

    def _turn_to(self, key: str) -> None:
        if self.current:
            self.section.leave()
            self._keep_typed()
            self.panel.shut()
        self.current = key
        if key not in self.sections:
            self.sections[key] = self._make(key)
        self.area.show_section(key, self.sections[key])

    def _make(self, key: str) -> Section:
        section = self._places[key].section(self.desk)
        section.go.connect(self.go)
        if isinstance(section, CommunityList):
            section.edit_asked.connect(self.edit_community)
        elif isinstance(section, Colleagues):
            section.edit_asked.connect(self.edit_colleague)
        elif isinstance(section, Rooms):
            section.room_asked.connect(self.edit_room)
            section.closing_asked.connect(self.edit_closing)
            section.school_asked.connect(self.edit_school)
        elif isinstance(section, About):
            section.licence.connect(self._show_licence)
        return section

    def _open_form(self, link: FormLink) -> None:
        if link.form == SchoolEditor.key:
            self.open(ROOMS)
            self.edit_school(*link_key(link.subject))
            return
        ids = [UUID(part) for part in link.subject.split()]
        if link.form == COMMUNITY:
            self.open(COMMUNITY)
            self.edit_community(ids[0] if ids else None)
        elif link.form == RoomEditor.key:
            self.open(ROOMS)
            self.edit_room(*ids)
        elif link.form == ClosingEditor.key:
            self.open(ROOMS)
            self.edit_closing(*ids)
        else:
            self.open(link.form)
            if isinstance(self.section, FormSection) and self.section.form is not None:
                self.section.form.seek_draft()

    def _go_to_rules(self, room_id: UUID) -> None:
        self.open(ROOMS)
        self.edit_room(room_id)

    def _panel_saved(self, result: object) -> None:
        self.panel.shut()
        self.desk.tell(_("Vastgelegd"))
        self.reload()

    def _keep_typed(self) -> None:
        content = self.panel.content
        if isinstance(content, Form):
            content.keep_draft()

    def _show_licence(self, name: str, text: str) -> None:
        licence = LicenceText(text)
        self.panel.open(name, _("Licentie"), licence)
        licence.setFocus()


def _places_of(desk: Desk) -> dict[str, _Place]:
    """The sections for who works here; colleagues where there can be any."""
    shared = desk.administration is not None and desk.administration.folder is None
    return {
        key: place
        for key, place in _PLACES.items()
        if (place.needs is None or place.needs in desk.access) and (shared or key != COLLEAGUES)
    }


def _place_of(desk: Desk) -> str:
    """Whose settings these are: the name of the administration and where it is."""
    administration = desk.administration
    if administration is None:
        return ""
    own = administration.folder is not None
    where = _("op deze computer") if own else _("in de database van je organisatie")
    return f"{administration.name} · {where}"
