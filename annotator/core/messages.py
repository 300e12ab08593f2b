"""What the program says to a person: a code and parameters, composed where it is shown."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec

from annotator.core.deferred import deferred
from annotator.core.language import ENGLISH, Language

if TYPE_CHECKING:
    from annotator.core import message_templates
else:
    message_templates = deferred("annotator.core.message_templates")


class Sayable(Protocol):
    """Something that can be shown as a sentence in any language."""

    def sentence(self, language: Language = ...) -> str:
        """The sentence in the given language."""
        ...


class Term(msgspec.Struct, frozen=True):
    """A word or title of ours, translated where it is shown."""

    english: str

    def sentence(self, language: Language = ENGLISH) -> str:
        """The term in the language."""
        return language.text(self.english)


class Message(msgspec.Struct, frozen=True):
    """A message; ``str`` of it is English.

    Attributes:
        code: what it says, for machines and translations; of `message_templates`.
        parameters: what it names: text, numbers, changes, other messages.
    """

    code: str
    parameters: dict[str, Any] = {}

    def sentence(self, language: Language = ENGLISH) -> str:
        """What a person reads."""
        template = message_templates.TEMPLATES[self.code]
        if isinstance(template, tuple):
            text = language.counted(*template, self.parameters["count"])
        else:
            text = language.text(template)
        return text.format(
            **{name: spoken(value, language) for name, value in self.parameters.items()}
        )

    def __str__(self) -> str:
        """The sentence in English."""
        return self.sentence()


Parameter = Sayable | str | float | Sequence[Sayable | str]


def message(code: str, **parameters: Parameter) -> Message:
    """The message of a code; of several things that a parameter names all are listed."""
    return Message(code, parameters)


def verbatim(text: str) -> Message:
    """What none of ours said, such as a database."""
    return message("verbatim", text=text)


def of_file(file: object, note: Message) -> Message:
    """What is to be said of a file, which is named first."""
    return message("note-of-file", file=str(file), note=note)


def first_of(things: Sequence[Sayable | str], most: int) -> Parameter:
    """The first of several things, and how many more there are."""
    if (more := len(things) - most) > 0:
        return message("and-more", shown=things[:most], count=more)
    return things


def at_line(line: int, column: int = 0) -> Message:
    """The place of an error in a text, counted from 1; without a column, all of the line."""
    if column:
        return message("at-line-and-column", line=line, column=column)
    return message("at-line", line=line)


def in_turn(messages: Sequence[Message]) -> Message:
    """One message that names several, of which there is one at least, with semicolons."""
    return reduce(
        lambda first, second: message("one-then-other", first=first, second=second), messages
    )


def joined(messages: Iterable[Message]) -> Message:
    """One message of several, of which there is one at least."""
    return reduce(lambda first, second: message("both", first=first, second=second), messages)


def spoken(value: Any, language: Language) -> Any:
    """A parameter in words, where it is more than text or a number."""
    if isinstance(value, list | tuple):
        several = cast("Sequence[Any]", value)
        separator = language.text(str(message_templates.TEMPLATES["list-separator"]))
        return f"{separator} ".join(str(spoken(each, language)) for each in several)
    return value.sentence(language) if hasattr(value, "sentence") else value


def texts() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """All that is to be translated: texts, and pairs of forms for one and for several."""
    every = message_templates.TEMPLATES.values()
    return (
        frozenset(each for each in every if isinstance(each, str)),
        frozenset(each for each in every if isinstance(each, tuple)),
    )
