"""The sheet of paper with the recovery code."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.recovery_fields import grouped

_MM = 25.4
_ACROSS = 3


def ask_and_print(parent: QWidget, name: str, code: str, today: date) -> None:
    """Opens the system's print dialog and prints the sheet when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Herstelcode Buurtschap"))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        painter = QPainter(printer)
        paint(painter, printer.resolution() / _MM, (name, code, today))
        painter.end()


def paint(painter: QPainter, dots: float, content: tuple[str, str, date]) -> None:
    """Draws name, code and day on an A4 sheet; `dots` are device pixels per millimetre."""
    name, code, today = content
    painter.setPen(QColor(Qt.GlobalColor.black))

    def write(text: str, top: float, height: float, size: float, weight: int = 400) -> None:
        face = QFont(theme.FAMILY)
        face.setPixelSize(round(size * dots))
        face.setWeight(QFont.Weight(weight))
        painter.setFont(face)
        place = QRectF(20 * dots, top * dots, 160 * dots, height * dots)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)

    write(_("Herstelcode"), 25, 14, 9, 700)
    write(name, 42, 10, 5.5, 600)
    made = _("Gemaakt op {day}").format(day=wording().day(today, year=True))
    write(made, 51, 8, 4.2)
    face = theme.with_tabular_figures(QFont(theme.FAMILY))
    face.setPixelSize(round(11 * dots))
    face.setWeight(QFont.Weight(600))
    painter.setFont(face)
    for at, group in enumerate(grouped(code)):
        left, top = 20 + at % _ACROSS * 52, 70 + at // _ACROSS * 22
        box = QRectF(left * dots, top * dots, 48 * dots, 18 * dots)
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
    told = _(
        "Met deze code open je je administratie als je het wachtwoord niet meer weet. "
        "Wie de code en de computer heeft, kan alles lezen. Bewaar dit blad op slot, "
        "niet bij de computer. Gooi je het weg, maak dan eerst een nieuwe code in Instellingen."
    )
    write(told, 122, 60, 4.6)
