"""A word for a talent: typed, and completed from the words that are there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from desktop.views.kit.fields import LineEdit


class SkillField(LineEdit):
    """The value is the word as typed; `offer` gives it the words of the catalogue."""

    def offer(self, skills: tuple[str, ...]) -> None:
        """Completes with these, wherever in the word what is typed stands."""
        completer = QCompleter(list(skills), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
