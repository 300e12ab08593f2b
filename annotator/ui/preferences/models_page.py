"""The preferences' page of language models by address: named, switched on by hand, or removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
)

from annotator.core.errors import AnnotatorError
from annotator.services.assistance.by_address.keys import key_of, set_key
from annotator.services.assistance.by_address.model_address import ModelAddress, ModelAddresses
from annotator.services.assistance.suggesters import all_kinds, require_free
from annotator.ui.context import Context
from annotator.ui.kit.window_language import error_words
from annotator.ui.preferences.page import PreferencesPage

_NEW = ModelAddress("", "", "")


class ModelsPage(PreferencesPage):
    """One model at a time; a button keeps what is written there, with the warning over it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            "preferencesModels", QCoreApplication.translate("ModelsPage", "Models"), context
        )
        self._models = ModelAddresses(context.settings.folder)
        self.names = QComboBox()
        self.names.activated.connect(self._show)
        self.name, self.url, self.model, self.types, self.key = (QLineEdit() for _ in range(5))
        self.url.setPlaceholderText("http://localhost:11434/v1")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.timeout = self._number(1, 3600)
        self.requests = self._number(0, 1_000_000)
        self.tokens = self._number(0, 1_000_000_000)
        self.on = QCheckBox(self.tr("Texts may be sent there"))
        self.on.setObjectName("preferencesModelOn")
        self.on.setAccessibleName(self.on.text())
        self.warning = QLabel()
        self.warning.setObjectName("preferencesModelWarning")
        self.warning.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.rows.addRow(
            self.note(
                self.tr(
                    "A language model that speaks the chat protocol of OpenAI, on this computer or "
                    "elsewhere, suggests records. It is asked by “Ask models about this article” "
                    "alone, and only once you have switched it on."
                )
            )
        )
        self.add_row(self.tr("Named so far"), self.names, "preferencesModelNames")
        self.add_row(self.tr("Name"), self.name, "preferencesModelName")
        self.add_row(self.tr("Address"), self.url, "preferencesModelUrl")
        self.add_row(self.tr("Model"), self.model, "preferencesModelModel")
        self.add_row(
            self.tr("Record types"),
            self.types,
            "preferencesModelTypes",
            self.tr("Their keys, such as quote, claim; empty for all."),
        )
        self.add_row(
            self.tr("Key"),
            self.key,
            "preferencesModelKey",
            self.tr("Kept in the system's keyring; empty leaves it as it is."),
        )
        self.add_row(self.tr("Seconds to wait"), self.timeout, "preferencesModelTimeout")
        self.add_row(
            self.tr("Requests a day"),
            self.requests,
            "preferencesModelRequests",
            self.tr("0 for no limit, of tokens too."),
        )
        self.add_row(self.tr("Tokens a day"), self.tokens, "preferencesModelTokens")
        self.rows.addRow(self.on)
        self.rows.addRow(self.warning)
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, text, work in (
            ("preferencesModelKeep", self.tr("Keep"), self.keep),
            ("preferencesModelForgetKey", self.tr("Remove the key"), self.forget_key),
            ("preferencesModelRemove", self.tr("Remove the model"), self.remove),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(work)
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.url.editingFinished.connect(self._warn)

    def refresh(self) -> None:
        known = [each.name for each in self._models.all()]
        shown = [self.names.itemText(n) for n in range(self.names.count())]
        if shown[1:] != known or not shown:
            self.names.clear()
            self.names.addItems([self.tr("Another one"), *known])
            self.names.setCurrentIndex(1 if known else 0)
            self._show()

    def keep(self) -> None:
        """Keep what is written there."""
        before = next((one for one in self._models.all() if one.name == self.name.text()), _NEW)
        try:
            require_free(self.name.text().strip(), all_kinds())
            held = self._models.put(
                ModelAddress(
                    self.name.text().strip(),
                    self.url.text(),
                    self.model.text(),
                    tuple(self.types.text().replace(",", " ").split()),
                    self.on.isChecked(),
                    float(self.timeout.value()),
                    self.requests.value(),
                    self.tokens.value(),
                    before.at_once,
                )
            )
            if self.key.text():
                set_key(held, self.key.text())
        except AnnotatorError as error:
            self.warning.setText(error_words(error))
            return
        self.refresh()
        self.names.setCurrentText(held.name)
        self._show()

    def forget_key(self) -> None:
        """Remove the key of the model that is shown."""
        self._change(lambda address: set_key(address, ""))

    def remove(self) -> None:
        """Remove the model that is shown, and its key."""

        def gone(address: ModelAddress) -> None:
            if key_of(address):
                set_key(address, "")
            self._models.remove(address.name)

        self._change(gone)

    def _change(self, work: Callable[[ModelAddress], None]) -> None:
        try:
            if self.names.currentIndex() > 0:
                work(self._models.named(self.names.currentText()))
        except AnnotatorError as error:
            self.warning.setText(error_words(error))
        else:
            self.refresh()

    def _show(self) -> None:
        shown = _NEW
        if self.names.currentIndex() > 0:
            shown = self._models.named(self.names.currentText())
        self.name.setText(shown.name)
        self.url.setText(shown.url)
        self.model.setText(shown.model)
        self.types.setText(", ".join(shown.types))
        self.key.clear()
        self.timeout.setValue(round(shown.timeout))
        self.requests.setValue(shown.requests_a_day)
        self.tokens.setValue(shown.tokens_a_day)
        self.on.setChecked(shown.on)
        self._warn()

    def _warn(self) -> None:
        address = ModelAddress("", self.url.text().strip(), "")
        if not address.url:
            self.warning.clear()
        elif address.is_local:
            self.warning.setText(
                self.tr("It is on this computer: what it is sent about an article stays here.")
            )
        else:
            told = self.tr(
                "Who asks it sends the article's text and the codebook, with its explanations, "
                "to {place}; no names of coders, and nothing of what they coded. Ask first who "
                "owns the texts."
            ).format(place=address.origin)
            open_way = self.tr("The way there is not encrypted: others can read along.")
            self.warning.setText(told if address.is_encrypted else f"{told} {open_way}")

    def _number(self, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setGroupSeparatorShown(True)
        return box
