"""The window's language: its own translations and Qt's, and the direction that they are read in."""

from pathlib import Path

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    Qt,
    QTranslator,
)
from PySide6.QtWidgets import QApplication

from annotator.resources import resources_folder

SYSTEM = ""
ENGLISH = "en"
_MACHINE_MADE = "<extra-origin>machine</extra-origin>"
_HEAD = 400
"""Where a file's own remarks stand; its messages follow."""
_WORLD = "001"


def marked(text: str) -> str:
    """The text itself, marked for translation; `Action.title` translates it."""
    return str(QT_TRANSLATE_NOOP("Actions", text))


def languages() -> list[str]:
    """The codes of the languages that the window can speak; English, which it is written in, is
    always among them.
    """
    files = _folder().glob("annotator_*.qm")
    return [ENGLISH, *sorted(code for file in files if (code := _code(file)) != ENGLISH)]


def language_name(code: str) -> str:
    """What a language calls itself."""
    if code == ENGLISH:
        return "English"  # the locale's own answer names a country
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def is_machine_made(code: str) -> bool:
    """Whether no translator has read what the window says in that language."""
    source = _folder() / f"annotator_{code}.ts"
    if not source.exists():
        return False
    with source.open(encoding="utf-8") as lines:
        return _MACHINE_MADE in lines.read(_HEAD)


def install(application: QApplication, chosen: str) -> list[QTranslator]:
    """Let the application speak a language from now on.

    Args:
        chosen: the language's code; empty for the first of the system's that the window can speak.

    Returns:
        The translators in force. The application does not keep them alive: the caller must.
    """
    code = chosen if chosen in languages() else _of_the_system()
    translators = [
        translator
        for name, folder in (
            ("qtbase", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
            ("annotator", _folder()),
        )
        if (translator := _loaded(name, code, folder))
    ]
    for translator in translators:
        QCoreApplication.installTranslator(translator)
    is_rtl = QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft
    QLocale.setDefault(_formats(code))
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    )
    return translators


def _formats(code: str) -> QLocale:
    """How dates and numbers are written: as on the system if that speaks the same language.

    Otherwise as in no country in particular, which is where Arabic has the digits of our counts.
    """
    system = QLocale.system()
    spoken = QLocale.Language.English if system == QLocale.c() else system.language()
    wanted = QLocale(code)
    if spoken == wanted.language():
        return system
    return wanted if "_" in code else QLocale(f"{code}_{_WORLD}")


def _folder() -> Path:
    return resources_folder() / "i18n"


def _code(file: Path) -> str:
    return file.stem.removeprefix("annotator_")


def _of_the_system() -> str:
    known = languages()
    for wanted in QLocale.system().uiLanguages():
        code = wanted.replace("-", "_")
        for candidate in (code, code.split("_")[0]):
            if candidate in known:
                return candidate
    return ENGLISH


def _loaded(name: str, code: str, folder: Path) -> QTranslator | None:
    if code == ENGLISH:
        return None
    translator = QTranslator()
    # Qt looks for the language alone where it has none of the country.
    return translator if translator.load(f"{name}_{code}", str(folder)) else None
