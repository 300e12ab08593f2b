"""What a command is, before the window binds it to a method."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

Scope = Literal["window", "reading", "coding", "listing"]
"""Where a key acts: anywhere in the window; while the article, the record list or the article
list has the focus; while the article or the record list has it; or while the article list has."""

Need = Literal["", "project", "articles", "article", "record", "sheet"]
"""What must be open or selected for a command to make sense."""


@dataclass(frozen=True)
class Action:
    """One command.

    Attributes:
        id: what the window binds to a method; the part before the first dot names its subject.
        keys: shortcuts as Qt writes them, the first one shown.
        tip: what it does, where the text alone does not say it.
        group: commands of a menu between two separators share it.
        radio: of the checkable commands that share it, one is checked.
        edits: whether it writes, and so rests while other work writes.
        colour: a record type's colour name, for the icon.
        short: what a button says; the text if empty.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    context: Scope = "window"
    group: str = ""
    checkable: bool = False
    radio: str = ""
    needs: Need = ""
    edits: bool = False
    colour: str = ""
    short: str = ""

    @property
    def title(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("Actions", self.text)
