"""The part of the application's stylesheet that is about the form."""

from string import Template

from annotator.ui.kit.theme import sheet_colours

_SHEET = Template("""
#recordPanel, #recordForm, #recordForm > QWidget > QWidget { background: $window; }
#recordList { background: $base; border: none; outline: none; }
QLabel[role="emptyState"] { color: $muted; padding: 24px; }
QLabel[role="formTitle"] { font-weight: 600; }
QLabel[role="fieldLabel"] { color: $text; }
QLabel[role="hint"] { color: $muted; font-size: 8.5pt; }
QLabel[role="problem"] { color: $error; font-size: 8.5pt; }
QLabel[role="fieldKey"] { background: $base; color: $muted; border: 1px solid $border;
    border-bottom-width: 2px; border-radius: 4px; font-size: 7.5pt; }
QLabel[role="fieldLabel"][missing="true"] { color: $warning; }

#recordForm QLineEdit, #recordForm QPlainTextEdit { padding: 3px 6px; }
#recordForm QLineEdit:read-only, #recordForm QPlainTextEdit:read-only { background: $window; }
#recordForm QLineEdit[invalid="true"], #recordForm QPlainTextEdit[invalid="true"] {
    border: 1px solid $error; }
#recordForm QLineEdit[proposed="true"] { border: 1px dashed $muted; }
#recordForm QLineEdit[proposed="true"]:focus { border: 1px dashed $accent; }
#recordForm QLineEdit[evidenced="true"] { border-left: 3px solid $accent; }
QToolButton[role="foldedField"] { background: transparent; border: none; border-radius: 4px;
    color: $muted; padding: 2px 4px; }
QToolButton[role="foldedField"]:hover { color: $text; background: $hover; }
QToolButton[role="bubbleField"] { padding: 2px 5px; }
QWidget[role="foldLine"] { border: 1px solid transparent; border-radius: 4px; }
QWidget[role="foldLine"]:focus { border: 1px solid $accent; }
QToolButton[role="enterKey"] { background: $base; color: $muted; border: 1px solid $border;
    border-bottom-width: 2px; border-radius: 4px; font-size: 7.5pt; padding: 1px 4px; }
QToolButton[role="enterKey"]:hover { color: $text; background: $hover; }
QToolButton[role="helpMark"] { background: transparent; border: none; border-radius: 8px;
    padding: 0; color: transparent; font-size: 8.5pt; }
QToolButton[role="helpMark"][attended="true"] { color: $muted; }
QToolButton[role="helpMark"]:hover { color: $text; background: $hover; }
QToolButton[role="helpMark"]:checked { color: $text; background: $selected; }
QLabel[role="helpNote"] { color: $text; background: $hover; border-radius: 4px; padding: 8px;
    font-size: 8.5pt; }
QComboBox[role="recordState"] { padding: 2px 6px; }

QToolButton[role="quiet"] { background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 2px; }
QToolButton[role="quiet"]:hover { background: $hover; }
QToolButton[role="quiet"]:focus { border: 1px solid $accent; }

QWidget[role="segments"] { background: $base; border: 1px solid $border; border-radius: 4px; }
QWidget[role="segments"]:focus { border: 1px solid $accent; }
QWidget[role="segments"][invalid="true"] { border: 1px solid $error; }

QFrame[role="evidence"], QFrame[role="tag"] { border: 1px solid $border; border-radius: 4px;
    background: $base; }
QFrame[role="evidence"] { border-left: 3px solid $accent; }
QFrame[role="evidence"]:hover, QFrame[role="tag"]:hover { background: $hover; }
QToolButton[role="chipText"] { border: none; background: transparent; padding: 0 6px;
    color: $text; }
QFrame[role="evidence"] QToolButton[role="chipText"][slants="true"] { font-style: italic; }
QToolButton[role="chipText"]:focus { background: $selected; border-radius: 3px; }
QToolButton[role="chipCross"] { border: none; background: transparent; padding: 2px; }
QToolButton[role="chipCross"]:hover { background: $selected; border-radius: 3px; }

QListView[role="proposals"] { background: $base; border: 1px solid $border; outline: none; }
QListView[role="proposals"]::item:selected { background: $selected; }
QListView[role="proposals"]::item:hover { background: $hover; }
QListView[role="proposals"]::item:selected:hover { background: $selected; }
""")


def form_style() -> str:
    """The rules of the record panel and its fields."""
    return _SHEET.substitute(sheet_colours())
