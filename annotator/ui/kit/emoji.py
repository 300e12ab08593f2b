"""Whether emoji can be shown, for which some systems have no font."""

import re
from functools import cache

from PySide6.QtGui import QFont, QTextLayout

_EMOJI = re.compile("[\U0001f300-\U0001faff]")


def has_emoji(text: str) -> bool:
    """Whether a text has an emoji, or a pictograph like one."""
    return _EMOJI.search(text) is not None


@cache
def can_show_emoji() -> bool:
    """Whether a font that is installed has them; else they show as empty boxes."""
    return can_show("\U0001f600")


def can_show(character: str) -> bool:
    """Whether a font that is installed has the character."""
    layout = QTextLayout(character, QFont())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    # Glyph 0 of every font is the box that stands for what it lacks.
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
