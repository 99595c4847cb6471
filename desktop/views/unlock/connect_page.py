"""The organisation's shared database: where it is and who you are."""

from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem, StorageTrouble, Trouble
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.fields import LineEdit, PasswordField
from desktop.views.unlock.front_form import FrontForm

_PORT = "5432"
_LARGEST_PORT = 65535
_MENDED_AT = {
    Trouble.SERVER_GONE: Problem("host", "server_silent"),
    Trouble.SERVER_REFUSED: Problem("password", "server_refuses"),
    Trouble.EMPTY_DATABASE: Problem("database", "trouble.empty_database"),
}


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server. `address` names it without the password."""

    host: str
    port: int
    database: str
    user: str
    password: str

    @property
    def address(self) -> str:
        """The PostgreSQL address, without the password."""
        return self._url(quote(self.user, safe=""))

    @property
    def url(self) -> str:
        """The PostgreSQL address with the password, to connect with; never kept."""
        return self._url(f"{quote(self.user, safe='')}:{quote(self.password, safe='')}")

    def _url(self, who: str) -> str:
        return f"postgresql://{who}@{self.host}:{self.port}/{quote(self.database, safe='')}"


class ConnectPage(FrontForm):
    """Asks how to reach the database; `connect_asked` carries a Server.

    `address` of a database used before fills in all but the password.
    """

    connect_asked = Signal(object)

    def __init__(self, address: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            _("Verbind met je organisatie"),
            _("Je krijgt deze gegevens van je beheerder. De verbinding is versleuteld."),
            _("Verbind"),
            parent,
        )
        self.host = LineEdit(placeholder="database.organisatie.nl")
        self.port = LineEdit()
        self.port.set_value(_PORT)
        self.database = LineEdit()
        self.user = LineEdit()
        self.password = PasswordField()
        host = self.add_field("host", _("Server"), self.host)
        port = self.add_field("port", _("Poort"), self.port)
        for box, width in ((host, 420), (port, 120)):
            self.column.removeWidget(box)
            box.setFixedWidth(theme.px(width))
        self.add_row(host, port)
        self.add_field("database", _("Database"), self.database)
        self.add_field("user", _("Gebruikersnaam"), self.user)
        self.add_field("password", _("Wachtwoord"), self.password)
        self.host.setFocus()
        if address:
            self._fill(urlsplit(address))

    def _fill(self, known: SplitResult) -> None:
        self.host.set_value(known.hostname or "")
        self.port.set_value(str(known.port or _PORT))
        self.database.set_value(unquote(known.path.strip("/")))
        self.user.set_value(unquote(known.username or ""))
        self.password.setFocus()

    def fail(self, error: Exception) -> None:
        """Tells beside the field where it can be mended why there is no connection."""
        found = _MENDED_AT.get(error.kind) if isinstance(error, StorageTrouble) else None
        if found is None:
            super().fail(error)
        else:
            self.set_busy(busy=False)
            self.show_problems(found)

    def go_on(self) -> None:
        """Checks that everything is filled in and asks to connect."""
        texts = {
            "host": self.host.value(),
            "database": self.database.value(),
            "user": self.user.value(),
            "password": self.password.value(),
        }
        found = [Problem(name, "required") for name, text in texts.items() if not text]
        port = self.port.value()
        if not port.isdigit() or not 0 < int(port) <= _LARGEST_PORT:
            found.append(Problem("port", "not_a_number", {"text": port}))
        if self.show_problems(*found):
            return
        self.set_busy(busy=True)
        server = Server(
            texts["host"], int(port), texts["database"], texts["user"], texts["password"]
        )
        self.connect_asked.emit(server)
