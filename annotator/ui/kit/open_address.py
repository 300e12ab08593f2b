"""The one way to the browser: an address is opened only after it was shown as it is."""

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from annotator.ui.kit.dialog import FormDialog

_SCHEMES = ("http", "https")
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
_LINES = 3


class WebAddress(NamedTuple):
    """An address of the web in ASCII, as a browser is given it.

    Attributes:
        url: the whole address, of which nothing is hidden by how it is written.
        host: whose site it is; punycode (``xn--…``) where it has letters outside ASCII.
        readable_host: the host in its own letters, which may look like another's.
        user_info: what stands before an ``@`` in front of the host; often made to look like one.
    """

    url: str
    host: str
    readable_host: str
    user_info: str

    @property
    def warnings(self) -> list[str]:
        """Sentences on what makes it look like another site's address."""
        warnings_found: list[str] = []
        if self.user_info:
            warnings_found.append(
                QCoreApplication.translate(
                    "OpenAddressDialog",
                    "“{name}”, before the @, is a name to sign in with. It is not the site.",
                ).format(name=self.user_info)
            )
        if "xn--" in self.host:
            warnings_found.append(
                QCoreApplication.translate(
                    "OpenAddressDialog",
                    "In its own letters the site is “{host}”. They can look like those of a site "
                    "that you know.",
                ).format(host=self.readable_host)
            )
        return warnings_found


def web_address(text: str) -> WebAddress | None:
    """What an address leads to; None if it is not one of http or https that Qt holds for valid."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    host = url.host(_ENCODED)
    if not url.isValid() or url.scheme() not in _SCHEMES or not host:
        return None
    return WebAddress(url.toString(_ENCODED), host, _readable(host), url.userInfo(_ENCODED))


def _readable(host: str) -> str:
    """A host in its own letters; Qt would decode only those that it trusts."""
    labels = host.split(".")
    for n, label in enumerate(labels):
        if label.startswith("xn--"):
            with suppress(UnicodeError):  # one that is no punycode stays as it is
                labels[n] = label.removeprefix("xn--").encode("ascii").decode("punycode")
    return ".".join(labels)


class OpenAddressDialog(FormDialog):
    """Shows whose site an address is and the whole of it; accepted, it opens in the browser."""

    def __init__(self, address: WebAddress, parent: QWidget) -> None:
        super().__init__(
            "openAddressDialog",
            QCoreApplication.translate("OpenAddressDialog", "Open this address in the browser?"),
            "",
            QCoreApplication.translate("OpenAddressDialog", "Open"),
            parent,
        )
        self._address = address
        # It may break at its dots, so that the end of a long one, which counts, is in sight.
        host = _plain(address.host.replace(".", ".\u200b"))
        host.setObjectName("addressHost")
        host.setAccessibleName(self.tr("Site"))
        host.setProperty("role", "title")
        self.rows.addRow(self.tr("Site"), host)
        whole = QPlainTextEdit(address.url)
        whole.setObjectName("wholeAddress")
        whole.setAccessibleName(self.tr("Address"))
        whole.setReadOnly(True)
        whole.setTabChangesFocus(True)
        whole.setFixedHeight((_LINES + 1) * whole.fontMetrics().lineSpacing())
        self.rows.addRow(self.tr("Address"), whole)
        warnings = _plain("\n".join(address.warnings))
        warnings.setObjectName("addressWarnings")
        warnings.setProperty("role", "warning")
        warnings.setVisible(bool(address.warnings))
        self.column.insertWidget(self.column.count() - 1, warnings)
        if address.warnings:
            self._cancel.setDefault(True)
        self.accepted.connect(self._open)
        self.finished.connect(self.deleteLater)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address.url, QUrl.ParsingMode.StrictMode))


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def open_address(text: str, parent: QWidget) -> None:
    """Ask whether to open the address in the browser; what `web_address` refuses is not opened."""
    if address := web_address(text):
        OpenAddressDialog(address, parent).open()
