"""The style sheet of the whole program, written from the tokens of a theme.

Widgets choose their looks by dynamic properties (`role` on labels, `kind` on buttons,
`state` on fields), so that a change of theme or text size restyles everything at once.
Lengths between double braces are design pixels; `{token}` is a colour.
"""

import re

from desktop.views.kit.theme import FAMILY, Theme

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)dp")

_TEXT = """
QWidget { font-family: "%(family)s"; font-size: 14dp; color: {ink}; }
QMainWindow, QWidget#page, QWidget#ground { background: {ground}; }
QWidget#surface, QWidget#panel { background: {surface}; }
QLabel { background: transparent; }
QLabel[role="figure"] { font-size: 28dp; font-weight: 700; }
QLabel[role="title"] { font-size: 20dp; font-weight: 700; }
QLabel[role="heading"] { font-size: 15dp; font-weight: 700; }
QLabel[role="log"] { font-size: 16dp; }
QLabel[role="lead"] { font-size: 15dp; }
QLabel[role="lead-quiet"] { font-size: 15dp; color: {secondary}; }
QLabel[role="log-quiet"] { font-size: 16dp; color: {secondary}; }
QLabel[role="door"] { font-size: 17dp; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="quiet"] { color: {secondary}; }
QLabel[role="small"] { font-size: 13dp; color: {secondary}; }
QLabel[role="small-ink"] { font-size: 13dp; }
QLabel[role="small-strong"] { font-size: 13dp; font-weight: 600; }
QLabel[role="axis"] { font-size: 12dp; color: {secondary}; }
QLabel[role="count"] { font-size: 15dp; color: {secondary}; }
QLabel[role="error"] { font-size: 13dp; color: {ossenbloed}; }
QLabel[role="clash"] { font-weight: 700; color: {ossenbloed}; }
QLabel[role="keycap"] { font-size: 12dp; color: {secondary}; background: {ground};
  border: 1px solid {line-strong}; border-radius: 3dp; padding: 1dp 6dp; }
QToolTip { font-size: 13dp; color: {ink}; background: {surface};
  border: 1px solid {control}; padding: 4dp 6dp; }
QFrame#line { background: {line}; border: none; max-height: 1px; min-height: 1px; }
QFrame#line-strong { background: {line-strong}; border: none; max-height: 1px; min-height: 1px; }
QFrame#rule { background: {ink}; border: none; max-height: 2px; min-height: 2px; }
QFrame#line-upright { background: {line-strong}; border: none; max-width: 1px; min-width: 1px; }
"""

_BUTTONS = """
QPushButton { font-size: 14dp; font-weight: 600; border-radius: 3dp; outline: none;
  min-height: 34dp; padding: 0 13dp; }
QPushButton[small="true"] { min-height: 30dp; padding: 0 11dp; }
QPushButton[wide="true"] { min-height: 38dp; }
QPushButton[large="true"] { min-height: 42dp; padding: 0 16dp; }
QPushButton[kind="primary"] { background: {action}; color: {on-action};
  border: 1px solid {action}; padding: 0 15dp; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
  background: {action-hover}; border-color: {action-hover}; }
QPushButton[kind="secondary"] { background: {surface}; color: {ink}; border: 1px solid {control}; }
QPushButton[kind="secondary"]:hover, QPushButton[kind="secondary"]:pressed,
QPushButton[kind="secondary"]:checked { background: {tint}; }
QPushButton[kind="quiet"] { background: transparent; color: {action}; border: 1px solid transparent;
  padding: 0 8dp; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed { background: {tint}; }
QPushButton[kind="warning"] { background: {surface}; color: {ossenbloed};
  border: 1px solid {ossenbloed}; }
QPushButton[kind="warning"]:hover, QPushButton[kind="warning"]:pressed {
  background: {ossenbloed-tint}; }
QPushButton[kind="link"] { background: transparent; color: {delfts}; border: none;
  font-weight: 400; text-decoration: underline; min-height: 20dp; padding: 0; text-align: left; }
QPushButton[kind="link"][strong="true"] { font-weight: 600; }
QPushButton[kind="link"][role="small"] { font-size: 13dp; }
QPushButton[kind="link"]:hover { color: {ink}; }
QPushButton[kind="context"] { background: transparent; color: {secondary}; border: none;
  font-weight: 400; min-height: 24dp; padding: 0; }
QPushButton[kind="context"]:hover { color: {ink}; }
QPushButton[kind="icon"] { background: transparent; border: 1px solid transparent;
  padding: 0; min-width: 30dp; max-width: 30dp; min-height: 30dp; max-height: 30dp; }
QPushButton[kind="icon"][framed="true"] { background: {surface}; border: 1px solid {control};
  min-width: 32dp; max-width: 32dp; }
QPushButton[kind="icon"]:hover, QPushButton[kind="icon"]:pressed { background: {tint}; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="secondary"]:disabled,
QPushButton[kind="warning"]:disabled { background: {ground}; color: {control};
  border: 1px solid {line-strong}; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled { color: {control}; }
QPushButton[kind="segment"] { background: {surface}; color: {ink}; border: none; border-radius: 0;
  font-weight: 400; padding: 0 12dp; border-bottom: 2dp solid transparent; min-height: 32dp; }
QPushButton[kind="segment"]:hover { background: {hover}; }
QPushButton[kind="segment"]:checked { background: {tint}; font-weight: 700;
  border-bottom: 2dp solid {action}; }
QPushButton[kind="segment"]:disabled { color: {control}; }
QFrame#segments { background: {surface}; border: 1px solid {control}; border-radius: 3dp; }
QFrame#segment-line { background: {control}; border: none; max-width: 1px; min-width: 1px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: {surface}; color: {ink};
  border: 1px solid {control}; border-radius: 3dp; selection-background-color: {action};
  selection-color: {on-action}; }
QLineEdit { min-height: 34dp; padding: 0 10dp; placeholder-text-color: {placeholder}; }
QLineEdit[large="true"] { min-height: 42dp; padding: 0 12dp; }
QPlainTextEdit { padding: 5dp 6dp; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
  border: 2dp solid {action}; }
QLineEdit:focus { padding: 0 9dp; min-height: 32dp; }
QLineEdit[large="true"]:focus { padding: 0 11dp; min-height: 40dp; }
QPlainTextEdit:focus { padding: 4dp 5dp; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"],
QFrame#stepper[state="error"] { border: 2dp solid {ossenbloed}; }
QLineEdit[state="error"] { padding: 0 9dp; min-height: 32dp; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: {ground};
  color: {control}; border-color: {line-strong}; }
QLineEdit[quiet="true"], QLineEdit[quiet="true"]:focus { background: transparent; border: none;
  padding: 0; min-height: 20dp; }
QComboBox { min-height: 34dp; padding: 0 32dp 0 10dp; }
QComboBox:focus { min-height: 32dp; padding: 0 31dp 0 9dp; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: {surface}; color: {ink}; border: 1px solid {control};
  outline: none; selection-background-color: {tint}; selection-color: {ink}; padding: 4dp 0; }
QComboBox QAbstractItemView::item { min-height: 32dp; padding: 0 10dp; }
QFrame#stepper { background: {surface}; border: 1px solid {control}; border-radius: 3dp; }
QFrame#stepper QLineEdit { border: none; border-radius: 0; min-height: 34dp; padding: 0 4dp;
  font-weight: 600; background: transparent; }
QFrame#stepper QLineEdit:focus { background: {hover}; }
QFrame#stepper QPushButton { border-radius: 0; min-width: 34dp; max-width: 34dp;
  min-height: 34dp; max-height: 34dp; border: none; }
QCheckBox, QRadioButton { spacing: 8dp; min-height: 32dp; outline: none; background: transparent; }
QMenu { background: {surface}; color: {ink}; border: 1px solid {control}; padding: 4dp 0; }
QMenu::item { padding: 7dp 28dp 7dp 12dp; background: transparent; }
QMenu::item:selected { background: {tint}; }
QMenu::item:disabled { color: {control}; }
QMenu::separator { height: 1px; background: {line}; margin: 4dp 0; }
QMenu::icon { padding-left: 10dp; }
"""

_VIEWS = """
QAbstractItemView { background: {surface}; border: none; outline: none; }
QTableView { gridline-color: transparent; }
QHeaderView, QHeaderView::section { background: {surface}; }
QTableWidget QHeaderView::section {
  border: none; border-bottom: 1px solid {line-strong}; padding: 0 3dp; color: {secondary};
}
QTableWidget::item { border-bottom: 1px solid {line}; }
QTableWidget::item:selected { background: {selected}; color: {ink}; }
QScrollArea, QScrollArea > QWidget#scrolled { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12dp; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12dp; margin: 0; }
QScrollBar::handle { background: {line-strong}; border-radius: 3dp; margin: 2dp 3dp; }
QScrollBar::handle:vertical { min-height: 32dp; }
QScrollBar::handle:horizontal { min-width: 32dp; margin: 3dp 2dp; }
QScrollBar::handle:hover { background: {control}; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0; }
QSplitter::handle { background: {line-strong}; }
QSplitter::handle:horizontal { width: 1px; }
QProgressBar { background: {line}; border: none; border-radius: 1dp; max-height: 6dp; }
QProgressBar::chunk { background: {action}; border-radius: 1dp; }
QCalendarWidget QWidget { background: {surface}; alternate-background-color: {ground}; }
QCalendarWidget QAbstractItemView { selection-background-color: {action};
  selection-color: {on-action}; font-size: 13dp; }
QCalendarWidget QToolButton { color: {ink}; background: transparent; border: none;
  min-height: 32dp; padding: 0 6dp; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: {tint}; }
QCalendarWidget QSpinBox { min-height: 28dp; padding: 0 6dp; }
QToolButton { background: transparent; border: none; }
"""

_FRAME = """
QWidget#header { background: {ground}; }
QWidget#rail { background: {rail}; border-right: 1px solid {rail-edge}; }
QFrame#panel { background: {surface}; border-left: 1px solid {line-strong}; }
QFrame#popup { background: {surface}; border: 1px solid {control}; border-radius: 3dp; }
QFrame#banner { background: {ossenbloed-tint}; border-bottom: 1px solid {ossenbloed}; }
QFrame#notice { background: {tint}; }
QFrame#toast { background: {toast}; border-radius: 3dp; }
QFrame#toast QLabel { color: {on-toast}; }
QFrame#toast QPushButton { background: transparent; border: none; color: {toast-action};
  font-weight: 700; padding: 0 8dp; min-height: 32dp; }
QFrame#toast QPushButton:hover { text-decoration: underline; }
QLabel[role="example"] { background: {bentheimer}; color: {bentheimer-frame};
  border: 1px solid {bentheimer-frame}; border-radius: 2dp; font-size: 12dp; font-weight: 700;
  padding: 1dp 6dp; max-height: 18dp; }
"""


def build(theme: Theme) -> str:
    """The whole style sheet for `theme`, lengths scaled to its text size."""
    sheet = _TEXT % {"family": FAMILY} + _BUTTONS + _FIELDS + _VIEWS + _FRAME
    sheet = _LENGTH.sub(lambda m: f"{round(float(m[1]) * theme.scale)}px", sheet)
    return re.sub(r"\{([a-z0-9-]+)\}", lambda m: theme.colours[m[1]], sheet)
