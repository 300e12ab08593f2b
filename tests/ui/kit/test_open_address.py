"""An address of the web is shown as it is before a browser gets it, and only then opened."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import annotator
from annotator.ui.kit.open_address import OpenAddressDialog, open_address, web_address


class Browser(QObject):
    """What opens addresses in these tests."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember the address."""
        self.opened.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    schemes = ("http", "https", "file", "javascript", "ftp")
    for scheme in schemes:
        # Wrong on purpose.
        QDesktopServices.setUrlHandler(scheme, made, "open")  # type: ignore[arg-type]
    yield made
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _dialog(window: QWidget) -> OpenAddressDialog:
    dialog = window.findChild(OpenAddressDialog)
    assert dialog is not None
    return dialog


def _shown(dialog: OpenAddressDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text().replace("\u200b", "")


def test_enter_opens_what_was_shown(window: QWidget, browser: Browser, qtbot: QtBot) -> None:
    open_address(" https://example.org/a?q=1#b ", window)
    dialog = _dialog(window)
    assert _shown(dialog, "addressHost") == "example.org"
    whole = dialog.findChild(QPlainTextEdit)
    assert whole is not None
    assert whole.toPlainText() == "https://example.org/a?q=1#b"
    assert not browser.opened
    qtbot.keyClick(whole, Qt.Key.Key_Return)
    assert browser.opened == ["https://example.org/a?q=1#b"]


def test_esc_opens_nothing(window: QWidget, browser: Browser, qtbot: QtBot) -> None:
    open_address("https://example.org/", window)
    qtbot.keyClick(_dialog(window), Qt.Key.Key_Escape)
    assert not browser.opened


@pytest.mark.parametrize(
    ("address", "host", "warning"),
    [
        ("https://bank.example@other.example/x", "other.example", "bank.example"),
        ("https://bank.example:443@other.example/", "other.example", "bank.example:443"),
        ("https://good.example%2f@other.example/", "other.example", "good.example%2F"),
        ("https://\u0430pple.example/", "xn--pple-43d.example", "look like"),
        ("https://xn--pple-43d.example/", "xn--pple-43d.example", "“\u0430pple.example”"),
        ("https://xn--99999999.example/", "xn--99999999.example", "“xn--99999999.example”"),
        ("https://good.example\u2215x.other.example/", "xn--", "look like"),
        ("https://name@\u0430pple.example/", "xn--pple-43d.example", "name"),
    ],
)
def test_one_that_looks_like_another_is_called_so_and_enter_does_not_open_it(
    address: str, host: str, warning: str, window: QWidget, browser: Browser, qtbot: QtBot
) -> None:
    open_address(address, window)
    dialog = _dialog(window)
    assert host in _shown(dialog, "addressHost")
    assert warning in _shown(dialog, "addressWarnings")
    whole = dialog.findChild(QPlainTextEdit)
    assert whole is not None
    assert whole.toPlainText().isascii()
    qtbot.keyClick(whole, Qt.Key.Key_Return)
    assert not browser.opened
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert browser.opened == [whole.toPlainText()]


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("HTTPS://Example.ORG/", "https://example.org/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("https://exa\u200bmple.org/", "https://example.org/"),
        ("https://example.org/\u202egpj.exe", "https://example.org/%E2%80%AEgpj.exe"),
        ("https://other.example#@example.org/", "https://other.example#@example.org/"),
    ],
)
def test_nothing_of_an_address_is_hidden(written: str, given: str) -> None:
    found = web_address(written)
    assert found is not None
    assert found.url == given


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https:///x",
        "https://other.example\\@example.org/",
        "https://example.org/a b",
        "https://ex%61mple.org/",
        "https://example.org:99999/",
    ],
)
def test_what_is_no_address_of_the_web_is_not_opened(
    address: str, window: QWidget, browser: Browser
) -> None:
    assert web_address(address) is None
    open_address(address, window)
    assert window.findChild(OpenAddressDialog) is None
    assert not browser.opened


def test_this_is_the_only_way_to_the_browser() -> None:
    """Elsewhere only files of this machine are opened, and no widget opens links by itself."""
    package = Path(annotator.__file__).parent
    found: list[str] = []
    opening = re.compile(r"\bopenUrl\b|\bwebbrowser\b|\bsetOpenExternalLinks\b")
    for file in package.rglob("*.py"):
        if not opening.search(source := file.read_text(encoding="utf-8")):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Attribute | ast.Name | ast.Import):
                name = ast.unparse(node)
                if name in ("QDesktopServices.openUrl", "import webbrowser"):
                    found.append(file.relative_to(package).as_posix())
                assert not name.endswith(".setOpenExternalLinks"), file
    assert sorted(found) == ["ui/app.py", "ui/kit/file_dialog.py", "ui/kit/open_address.py"]
