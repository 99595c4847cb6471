"""What to do next where there are homes, and nobody is known to live in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.today.columns import HEADING


class NobodyYet(QWidget):
    """Says how the homes get residents. `list_asked` to read a list in, `one_asked` for a form."""

    list_asked = Signal()
    one_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = Heading(_("Nog geen bewoners"))
        heading.setFixedHeight(theme.px(HEADING))
        self.read = Button(_("Lees een lijst in"), "primary", icon="file-import")
        self.read.clicked.connect(self.list_asked)
        self.write = Button(_("Nieuwe bewoner"), icon="plus")
        self.write.clicked.connect(self.one_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(10))
        buttons.addWidget(self.read)
        buttons.addWidget(self.write)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(heading)
        column.addWidget(line("line-strong"))
        text = _("Lees de lijst in die je al hebt, of schrijf de eerste bewoner op.")
        column.addWidget(PlainLabel(text, wrap=True))
        column.addLayout(buttons)
