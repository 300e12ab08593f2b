"""The window speaks the languages that there are files for, in their direction."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt
from PySide6.QtWidgets import QApplication

from annotator.ui.kit import translation


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    formats = QLocale()
    yield qapp
    QLocale.setDefault(formats)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arabic and German, with Qt's own words in place of ours."""
    (tmp_path / "i18n").mkdir()
    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for code in ("ar", "de"):
        shutil.copy(own / f"qtbase_{code}.qm", tmp_path / "i18n" / f"annotator_{code}.qm")
    monkeypatch.setattr(translation, "resources_folder", lambda: tmp_path)


@pytest.mark.usefixtures("spoken")
def test_languages_are_those_with_a_file() -> None:
    assert translation.languages() == ["en", "ar", "de"]
    assert [translation.language_name(code) for code in ("en", "de")] == ["English", "Deutsch"]
    assert translation.language_name("ar") == "العربية"
    assert not translation.is_machine_made("ar")


def test_what_a_machine_translated_says_so() -> None:
    assert translation.is_machine_made("ar")
    assert not translation.is_machine_made("en")


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("code", "files", "direction"),
    [
        ("ar", 2, Qt.LayoutDirection.RightToLeft),
        ("de", 2, Qt.LayoutDirection.LeftToRight),
        ("en", 0, Qt.LayoutDirection.LeftToRight),
    ],
)
def test_a_language_is_installed(
    application: QApplication, code: str, files: int, direction: Qt.LayoutDirection
) -> None:
    translators = translation.install(application, code)
    assert len(translators) == files
    assert application.layoutDirection() == direction
    for translator in translators:
        assert translator.language().startswith(code)
        QCoreApplication.removeTranslator(translator)
    assert QLocale().textDirection() == direction
    assert QLocale().toString(1234) == "1,234" if code == "ar" else QLocale().zeroDigit() == "0"


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("system", "code"), [(["fr-FR", "de-CH"], "de"), (["fr"], "en"), (["C"], "en")]
)
def test_the_systems_first_language_that_is_there(
    application: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    system: list[str],
    code: str,
) -> None:
    class Locale(translation.QLocale):
        @staticmethod
        def system() -> "Locale":
            return Locale()

        # The signature is Qt's.
        def uiLanguages(self, separator: object = None) -> list[str]:  # noqa: N802, ARG002
            return system

    monkeypatch.setattr(translation, "QLocale", Locale)
    assert translation._of_the_system() == code
