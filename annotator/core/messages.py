"""What the program says to a person: a code and parameters, composed where it is shown."""

from collections.abc import Iterable
from functools import reduce
from typing import Any, Protocol

import msgspec

from annotator.core.language import ENGLISH, Language
from annotator.core.message_templates import TEMPLATES


class Sayable(Protocol):
    """Something that can be shown as a sentence in any language."""

    def sentence(self, language: Language = ...) -> str:
        """The sentence in the given language."""
        ...


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
        template = TEMPLATES[self.code]
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


def message(code: str, **parameters: Sayable | str | float) -> Message:
    """The message of a code."""
    return Message(code, parameters)


def at_line(line: int, column: int = 0) -> Message:
    """The place of an error in a text, counted from 1; without a column, all of the line."""
    if column:
        return message("at-line-and-column", line=line, column=column)
    return message("at-line", line=line)


def joined(messages: Iterable[Message]) -> Message:
    """One message of several, of which there is one at least."""
    return reduce(lambda first, second: message("both", first=first, second=second), messages)


def spoken(value: Any, language: Language) -> Any:
    """A parameter in words, where it is more than text or a number."""
    return value.sentence(language) if hasattr(value, "sentence") else value


def texts() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """All that is to be translated: texts, and pairs of forms for one and for several."""
    every = TEMPLATES.values()
    return (
        frozenset(each for each in every if isinstance(each, str)),
        frozenset(each for each in every if isinstance(each, tuple)),
    )
