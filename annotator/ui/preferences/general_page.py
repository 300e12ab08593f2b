"""The preferences' first two pages: who codes and in which language; how the text looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.ui.article.surface import ZOOMS
from annotator.ui.context import Context
from annotator.ui.kit.settings import LINE_SPACINGS
from annotator.ui.kit.theme import THEME_CHOICES
from annotator.ui.kit.translation import SYSTEM, is_machine_made, language_name, languages
from annotator.ui.preferences.page import PreferencesPage

_SERIF, _SANS = "serif", "sans"


class GeneralPage(PreferencesPage):
    """The coder's name and the window's language."""

    def __init__(self, context: Context, code_as: Callable[[str], None]) -> None:
        """
        Args:
            code_as: lets the person code under another name.
        """
        super().__init__(
            "preferencesGeneral", QCoreApplication.translate("GeneralPage", "General"), context
        )
        self._code_as = code_as
        self.coder_box = QLineEdit()
        self.coder_box.setMaxLength(200)
        self.coder_box.textEdited.connect(self._update)
        self.coder_box.returnPressed.connect(self._take_coder)
        self._take = QPushButton(self.tr("Code as"))
        self._take.setObjectName("preferencesCoderTake")
        self._take.setAccessibleName(self.tr("Code under this name from now on"))
        self._take.setAutoDefault(False)
        self._take.clicked.connect(self._take_coder)
        self.language_box = QComboBox()
        for code in (SYSTEM, *languages()):
            self.language_box.addItem(self._language(code), code)
        self.language_box.activated.connect(self._take_language)
        self.restart = self.note(self.tr("Start Annotator again to see it in this language."))
        self.restart.setObjectName("preferencesRestart")
        self.restart.hide()
        self.add_row(
            self.tr("Your name"),
            self.coder_box,
            "preferencesCoder",
            self.tr("Records, changes and what undo undoes belong to this name."),
        )
        self.rows.insertRow(1, "", _beside(self._take))
        self.add_row(self.tr("Language"), self.language_box, "preferencesLanguage")
        self.rows.addRow("", self.restart)
        self.column.addStretch(1)

    def refresh(self) -> None:
        project = self.context.session.project
        if not self.coder_box.hasFocus():
            self.coder_box.setText(project.coder.name if project else self.settings.coder)
        self.language_box.setCurrentIndex(self.language_box.findData(self.settings.language))
        self._update()

    def _language(self, code: str) -> str:
        if not code:
            return self.tr("As the system has it")
        if is_machine_made(code):
            return self.tr("{language} (machine-made)").format(language=language_name(code))
        return language_name(code)

    def _update(self) -> None:
        self._take.setEnabled(self._name() not in ("", self.settings.coder))

    def _name(self) -> str:
        return " ".join(self.coder_box.text().split())

    def _take_coder(self) -> None:
        if self._take.isEnabled():
            self._code_as(self._name())
            self._update()

    def _take_language(self) -> None:
        chosen = self.language_box.currentData()
        if chosen != self.settings.language:
            self.settings.language = chosen
            self.restart.show()


class TypeSetter(Protocol):
    """Sets how articles look and are selected in, and remembers it."""

    def choose_serif(self, serif: bool) -> None:
        """In the best face with serifs, or in one without."""
        ...

    def set_family(self, family: str) -> None:
        """In a font of that name."""
        ...

    def set_line_spacing(self, spacing: float) -> None:
        """Lines so many sizes of the text apart."""
        ...

    def set_snapping(self, on: bool) -> None:
        """Whether selections snap to words."""
        ...


class ReadingPage(PreferencesPage):
    """Colours, the article's type, and how selections are made."""

    def __init__(self, context: Context, type_setter: TypeSetter) -> None:
        super().__init__(
            "preferencesReading", QCoreApplication.translate("ReadingPage", "Reading"), context
        )
        self._type = type_setter
        self.theme_box = QComboBox()
        names = {
            "system": self.tr("As the system has them"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        for choice in THEME_CHOICES:
            self.theme_box.addItem(names[choice], choice)
        self.theme_box.activated.connect(self._take_theme)
        self.family_box = QComboBox()
        self.family_box.setMaxVisibleItems(16)
        self.family_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.family_box.setMinimumContentsLength(24)
        self.family_box.addItem(self.tr("The best with serifs"), _SERIF)
        self.family_box.addItem(self.tr("The best without serifs"), _SANS)
        self.family_box.insertSeparator(2)
        for family in QFontDatabase.families():
            if not QFontDatabase.isPrivateFamily(family):
                self.family_box.addItem(family, f"={family}")
        self.family_box.activated.connect(self._take_family)
        self.size_box = QComboBox()
        for zoom in ZOOMS:
            self.size_box.addItem(_percent(zoom), zoom)
        self.size_box.activated.connect(self._take_size)
        self.spacing_box = QComboBox()
        spacings = (self.tr("Close"), self.tr("Normal"), self.tr("Wide"))
        for text, spacing in zip(spacings, LINE_SPACINGS, strict=True):
            self.spacing_box.addItem(text, spacing)
        self.spacing_box.activated.connect(self._take_spacing)
        self.snapping_box = QCheckBox(self.tr("Snap selections to words"))
        self.snapping_box.setObjectName("preferencesSnapping")
        self.snapping_box.setAccessibleName(self.snapping_box.text())
        self.snapping_box.clicked.connect(self._take_snapping)
        self.add_row(self.tr("Colours"), self.theme_box, "preferencesTheme")
        self.add_row(self.tr("Font of articles"), self.family_box, "preferencesFont")
        self.add_row(self.tr("Size"), self.size_box, "preferencesSize")
        self.add_row(self.tr("Line spacing"), self.spacing_box, "preferencesSpacing")
        self.rows.addRow("", self.snapping_box)
        self.rows.addRow("", self.note(self.tr("Hold Alt while dragging for the exact letters.")))
        self.column.addStretch(1)
        context.view.zoom_changed.connect(self._show_size)

    def refresh(self) -> None:
        settings = self.settings
        self.theme_box.setCurrentIndex(self.theme_box.findData(settings.theme))
        family = f"={settings.family}" if settings.family else _SERIF if settings.serif else _SANS
        self.family_box.setCurrentIndex(self.family_box.findData(family))
        self._show_size(self.context.view.zoom)
        nearest = min(LINE_SPACINGS, key=lambda each: abs(each - settings.line_spacing))
        self.spacing_box.setCurrentIndex(LINE_SPACINGS.index(nearest))
        self.snapping_box.setChecked(settings.snapping)

    def _take_theme(self) -> None:
        self.context.actions[f"theme.{self.theme_box.currentData()}"].trigger()

    def _take_family(self) -> None:
        chosen = self.family_box.currentData()
        if chosen in (_SERIF, _SANS):
            self._type.choose_serif(chosen == _SERIF)
        else:
            self._type.set_family(chosen[1:])

    def _take_size(self) -> None:
        self.context.view.zoom = self.size_box.currentData()

    def _show_size(self, zoom: float) -> None:
        at = self.size_box.findText(_percent(zoom))
        if at < 0:
            self.size_box.addItem(_percent(zoom), zoom)
            at = self.size_box.count() - 1
        self.size_box.setCurrentIndex(at)

    def _take_spacing(self) -> None:
        self._type.set_line_spacing(self.spacing_box.currentData())

    def _take_snapping(self, on: bool) -> None:
        self._type.set_snapping(on)


def _percent(zoom: float) -> str:
    return f"{zoom:.0%}"


def _beside(button: QPushButton) -> QWidget:
    """A button at the left of its row, no wider than it needs to be."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
