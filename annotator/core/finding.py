"""What a check or a recovery found to be off in a project."""

import msgspec

from annotator.core.language import ENGLISH, Language
from annotator.core.messages import Message, message


class Finding(msgspec.Struct, frozen=True):
    """Something that is off.

    Attributes:
        where: what it is about, such as ``record 0190…`` or ``change 12``.
        problem: what is wrong with it.
    """

    where: Message
    problem: Message

    def in_words(self) -> Message:
        """Both parts."""
        return message("of-file", file=self.where, reason=self.problem)

    def sentence(self, language: Language = ENGLISH) -> str:
        """What a person reads."""
        return self.in_words().sentence(language)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.sentence()

    def for_json(self) -> dict[str, str]:
        """What a program reads: the English of both parts, and the code of the problem."""
        return {
            "where": str(self.where),
            "problem": str(self.problem),
            "code": self.problem.code,
        }


DATABASE = message("at-database")
"""Where a finding lies that is about the file as a whole."""


def found(where: Message, code: str, **parameters: Message | str | int) -> Finding:
    """A finding of the code with its parameters."""
    return Finding(where, message(code, **parameters))


def at(kind: str, name: str) -> Message:
    """One thing of a project, by its kind and id."""
    return message(f"at-{kind}", id=name)
