"""Asks for the password of a server; what is entered is held in memory alone."""

from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.kit.dialog import FormDialog


class PasswordDialog(FormDialog):
    """Asks once; whoever shows it tries again with what was entered."""

    def __init__(self, place: str, parent: QWidget) -> None:
        """
        Args:
            place: the server's address as a person may see it.
        """
        super().__init__(
            "passwordDialog",
            self.tr("Password"),
            self.tr(
                "The server of {place} asks for a password, or refused the one that it got. What "
                "you enter is held in memory until the program ends, and written nowhere."
            ).format(place=place),
            self.tr("Open"),
            parent,
        )
        self.password_box = QLineEdit()
        self.password_box.setObjectName("serverPassword")
        self.password_box.setAccessibleName(self.tr("Password"))
        self.password_box.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_box.textChanged.connect(self._update)
        self.rows.addRow(self.tr("Password"), self.password_box)
        self._update()

    def password(self) -> str:
        """What was entered."""
        return self.password_box.text()

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.password()))
