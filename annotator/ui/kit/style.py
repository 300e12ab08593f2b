"""The application's stylesheet, the same in every theme: its colours are those of the palette."""

from string import Template

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.kit.form_style import form_style
from annotator.ui.kit.icons import SheetImages, sheet_images
from annotator.ui.kit.mirroring import mirrored_sheet
from annotator.ui.kit.theme import Theme, sheet_colours

SMALL, BASE, TITLE = 8.5, 9.5, 12.5
"""Text sizes in points; the article's own text is the fourth."""

_SHEET = Template("""
* { font-size: ${base_pt}pt; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $base; color: $text; border: 1px solid $border; padding: 4px 8px; }

QMenuBar { background: $window; border: none; padding: 0 4px; }
QMenuBar::item { padding: 6px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $base; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $border;
    padding: 1px 8px; spacing: 2px; }
QToolBar::separator { width: 1px; background: $border; margin: 5px 7px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 6px;
    background: transparent; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $muted; }

QPushButton { background: $base; border: 1px solid $border; border-radius: 4px;
    padding: 4px 12px; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton[role="primary"], QPushButton:default { background: $accent; color: $accent_text;
    border: 1px solid $accent; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled { background: $window;
    color: $muted; border: 1px solid $border; }
QPushButton[role="primary"]:focus, QPushButton:default:focus { border: 2px solid $text;
    padding: 3px 11px; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $base; color: $text;
    border: 1px solid $border; border-radius: 4px; padding: 4px 6px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $window;
    color: $muted; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $border; outline: none;
    selection-background-color: $selected; selection-color: $text; }

QListView, QTreeView, QTableView { background: $base; border: none; outline: none; color: $text;
    selection-background-color: $selected; selection-color: $text; }
QDialog QListView { border: 1px solid $border; border-radius: 4px; padding: 4px; }
QDialog QListView::item, QDialog QTreeView::item { padding: 4px; border: none; }
QDialog QListView::item:selected, QDialog QTreeView::item:selected { background: $selected;
    color: $text; }
QDialog QListView:focus, QDialog QTreeView:focus, QListView#startRecent:focus {
    border: 1px solid $accent; border-radius: 4px; }
QDialog QTreeView { border: 1px solid $border; border-radius: 4px; }
QDialog QTableView::item { padding: 2px 6px; }
QHeaderView::section { background: $window; border: none; border-bottom: 1px solid $border;
    padding: 4px 8px; color: $muted; }
QScrollArea { border: none; background: transparent; }

QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 6px 8px; margin: 0 2px; color: $muted; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border-bottom: 2px solid $text; }

QFrame#dockTitle { background: $window; border: none; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:hover { background: $accent; }

QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel, QStatusBar QToolButton { color: $muted; font-size: ${small_pt}pt; }
QStatusBar QToolButton { padding: 1px 6px; }
QLabel[level="success"] { color: $success; }
QLabel[level="error"] { color: $error; font-weight: bold; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px;
    background: $base; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $muted; border-radius: 7px;
    background: $base; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 6px; height: 6px; }
QRadioButton::indicator:disabled { border-color: $border; }
QGroupBox { border: none; margin-top: 20px; font-weight: bold; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $muted; }

QLabel[role="muted"], QCheckBox[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small_pt}pt; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="keycap"] { background: $window; border: 1px solid $border; border-bottom-width: 2px;
    border-radius: 4px; padding: 1px 6px; font-size: ${small_pt}pt; color: $text; }

QFrame#banner { background: $base; border: none; border-left: 4px solid $accent;
    border-bottom: 1px solid $border; }
QFrame#banner[level="success"] { border-left-color: $success; }
QFrame#banner[level="warning"] { border-left-color: $warning; }
QFrame#banner[level="error"] { border-left-color: $error; }
QTextEdit#bannerText { background: transparent; border: none; color: $text; }
QFrame#banner QPushButton { padding: 2px 12px; }
QFrame#hint { background: $hover; border: none; border-radius: 4px; }
QFrame#hint QLabel { color: $muted; font-size: ${small_pt}pt; }
QFrame#hint QToolButton { font-size: ${small_pt}pt; color: $accent; padding: 2px 6px; }
QFrame[role="noteSection"] { background: $window; border: none; border-top: 1px solid $border; }
QFrame#articleNoteSection { background: $base; border-top: none;
    border-bottom: 1px solid $border; }
QFrame[role="noteSection"] QToolButton { padding: 3px 6px; color: $muted; }
QFrame[role="noteSection"] QToolButton:checked { color: $text; background: transparent; }
QFrame#reasonBar { background: $base; border: none; border-left: 4px solid $accent;
    border-bottom: 1px solid $border; }
QFrame#findBar { background: $base; border: none; border-bottom: 1px solid $border; }
QFrame#commandPalette { background: $base; border: 1px solid $border; border-radius: 8px; }
QFrame#commandPalette QLineEdit { border: none; border-bottom: 1px solid $border;
    border-radius: 0; padding: 10px 12px; background: transparent; }
QFrame#linkSection { background: $window; border: none; border-top: 1px solid $border; }
QFrame#linkSection QScrollArea, QWidget#linkRows { background: $window; }
QFrame#linkSection QToolButton { padding: 3px 6px; }
QPushButton[role="follow"] { text-align: left; background: transparent; padding: 3px 6px;
    border: 1px solid transparent; }
QPushButton[role="follow"]:hover { background: $hover; }
QPushButton[role="follow"]:focus { border: 1px solid $accent; }
QFrame#linkSection QToolButton#linkAdd { color: $muted; }
QFrame#linkBar { background: $base; border: none; border-left: 4px solid $accent;
    border-top: 1px solid $border; }
QFrame#linkBar QListView { border: 1px solid $border; border-radius: 4px; padding: 2px; }
QFrame#linkBar QListView:focus { border: 1px solid $accent; }
QFrame#linkBar QListView::item { padding: 4px; border: none; }
QFrame#linkBar QListView::item:selected { background: $selected; color: $text; }
QFrame#headingEditor { background: $page; border: none; }
QFrame#headingEditor QLineEdit[invalid="true"] { border: 1px solid $error; }
QFrame#panelHead { background: $window; border: none; border-bottom: 1px solid $border; }
QFrame#panelFoot { background: $window; border: none; border-top: 1px solid $border; }
QPushButton[role="compact"] { padding: 4px 6px; }
QFrame[role="card"] { background: $base; border: 1px solid $border; border-radius: 8px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 1px solid $error; }
#sheetTable { background: $base; }
QLineEdit[role="sheetFilter"] { padding: 2px 5px; border: 1px solid $border; }
QLineEdit[role="sheetFilter"]:focus { border: 1px solid $accent; }
QLineEdit[role="sheetFilter"][filled="true"] { border: 1px solid $accent;
    background: $selected; }
QLineEdit[role="sheetFilter"][invalid="true"] { border: 1px solid $error; }
QFrame[role="cellEditor"] { background: $base; border: 2px solid $accent; }
QFrame[role="cellEditor"] QLineEdit, QFrame[role="cellEditor"] QPlainTextEdit { border: none;
    border-radius: 0; padding: 3px 5px; }
QFrame[role="cellEditor"] QLabel { border-top: 1px solid $border; }
#columnList::item { padding: 3px 2px; }
QFrame#columnChooser { background: $base; border: 1px solid $border; }

QPushButton[role="field"] { text-align: left; padding: 4px 20px 4px 0; }
QPushButton[role="field"]::menu-indicator { image: url($chevron); width: 12px; height: 12px;
    subcontrol-origin: border; subcontrol-position: center right; right: 6px; }
#articleSort::menu-indicator { image: none; width: 0; }
#articleFlagged { border: 1px solid $border; padding: 3px 8px; }
#articleFlagged:focus { border: 1px solid $accent; }

QToolButton[role="segment"] { padding: 3px 8px; color: $muted; }
QToolButton[role="segment"][proposed="true"] { border: 1px dashed $muted; font-style: italic; }
QToolButton[role="segment"]:checked { color: $text; background: $selected; }
""")


def application_style() -> str:
    """The stylesheet of the whole application."""
    sheet = _SHEET.substitute(
        sheet_colours() | sheet_images(), base_pt=BASE, small_pt=SMALL, title_pt=TITLE
    )
    return mirrored_sheet(sheet + form_style())


class ApplicationStyle(QObject):
    """Paints all widgets of the application in the colours of a theme."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._images = SheetImages()

    def paint(self, theme: Theme) -> None:
        """Paint them in this theme from now on."""
        application, sheet = self._application, application_style()
        self._images.tint(theme)
        application.setPalette(theme.palette())
        if application.styleSheet() != sheet:
            application.setStyleSheet(sheet)
            return
        # What a stylesheet says of a widget is kept with the colours that it had then. To set the
        # sheet again would polish each widget as often as it has widgets around it.
        for widget in application.allWidgets():
            parent = widget.parentWidget()
            if widget.isVisible():
                _polish(widget)
            elif parent is None or widget.isWindow() or parent.isVisible():
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was out of sight when the theme changed takes its colours when it is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            for widget in (watched, *watched.findChildren(QWidget)):
                _polish(widget)
        return False


def _polish(widget: QWidget) -> None:
    widget.style().polish(widget)
    widget.update()
