"""What `core` says, in the language that the window speaks: changes, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.core.language import Language

if TYPE_CHECKING:
    from annotator.core.coding.change import Change
    from annotator.core.messages import Sayable

CONTEXT = "Core"
"""Under which the sentences of `core` are translated."""
_ENGLISH = (QLocale.Language.English, QLocale.Language.C)


class WindowLanguage(Language):
    """The language that the window speaks."""

    def text(self, english: str) -> str:
        """A sentence or word, translated."""
        return QCoreApplication.translate(CONTEXT, english)

    def counted(self, one: str, several: str, count: int) -> str:
        """The plural form that the language has for the number."""
        text = QCoreApplication.translate(CONTEXT, several, None, count)
        return super().counted(one, several, count) if text == several else text

    def label(self, label: str) -> str:
        """A label of the codebook: only English begins it in lower case within a sentence."""
        return super().label(label) if QLocale().language() in _ENGLISH else label


_LANGUAGE = WindowLanguage()


def change_words(change: Change) -> str:
    """A change as the person says it; the sentence of an older version stays as it is."""
    return change.sentence(_LANGUAGE)


def format_words(english: str) -> str:
    """The title of a format, or what it loses; English as it is where another package brings it."""
    return _LANGUAGE.text(english)


def error_words(error: Exception | Sayable) -> str:
    """What went wrong; English where no code says it, as it is where it is none of ours."""
    sentence = getattr(error, "sentence", None)
    return str(error) if sentence is None else sentence(_LANGUAGE)
