"""What a person reads of a change, in their language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.core.coding.change import Change
from annotator.core.coding.change_sentences import Language

CONTEXT = "Changes"
"""Under which the sentences of `core` are translated."""
_ENGLISH = (QLocale.Language.English, QLocale.Language.C)


class WindowLanguage(Language):
    """The language that the window speaks."""

    def text(self, english: str) -> str:
        """A sentence or word, translated."""
        return _translated(english)

    def counted(self, one: str, several: str, count: int) -> str:
        """The plural form that the language has for the number."""
        text = _translated(several, count)
        return super().counted(one, several, count) if text == several else text

    def label(self, label: str) -> str:
        """A label of the codebook: only English begins it in lower case within a sentence."""
        return super().label(label) if QLocale().language() in _ENGLISH else label


_LANGUAGE = WindowLanguage()


def change_words(change: Change) -> str:
    """A change as the person says it; the sentence of an older version stays as it is."""
    return change.sentence(_LANGUAGE)


def _translated(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(CONTEXT, text, None, count)
