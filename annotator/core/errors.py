"""The errors that a person can act on.

A message says what happened and what to do. Only the window and the command line show it. Where it
is a `Message`, the window says it in the person's language; text is English and stays so.
"""

from typing import Any

from annotator.core.language import ENGLISH, Language
from annotator.core.messages import Message, message, spoken, verbatim


class AnnotatorError(Exception):
    """Work that could not be done, for a reason that the message tells a person.

    Attributes:
        message: the reason.
    """

    def __init__(self, message: Message | str = "") -> None:
        self.message = message
        super().__init__(str(message))

    @property
    def code(self) -> str:
        """What happened, for machines; empty where there is no more than text."""
        return self.message.code if isinstance(self.message, Message) else ""

    @property
    def parameters(self) -> dict[str, Any]:
        """What the message names."""
        return self.message.parameters if isinstance(self.message, Message) else {}

    def sentence(self, language: Language = ENGLISH) -> str:
        """What a person reads."""
        return spoken(self.message, language)


def in_words(error: AnnotatorError) -> Message:
    """What an error says, where it is one of several things to say."""
    return error.message if isinstance(error.message, Message) else verbatim(error.message)


class AddressError(AnnotatorError):
    """An address where a file's path belongs, or one of a kind that the program cannot open."""


class PasswordNeededError(AnnotatorError):
    """A server asks for a password that the address does not have, or refused the one it has."""


class TextError(AnnotatorError):
    """A text that cannot be stored exactly."""


class SpanError(AnnotatorError):
    """A span that does not lie in its text, or no longer holds the text it held."""


class CodebookError(AnnotatorError):
    """A codebook that contradicts itself, or lacks what is asked of it."""


class FieldValueError(AnnotatorError):
    """A value that its field cannot hold."""


class ConflictError(AnnotatorError):
    """A change that meets a newer change of the same thing."""


class DisplacedError(AnnotatorError):
    """The project's file is no longer where it was opened; nothing more is written.

    Attributes:
        file: where it was.
    """

    def __init__(self, file: str, happened: Message) -> None:
        self.file = file
        super().__init__(happened)


class FileMovedError(DisplacedError):
    """The file was moved while it was open; everything saved is in it.

    Attributes:
        moved_to: where it lies now; empty if the system does not say.
    """

    def __init__(self, file: str, moved_to: str) -> None:
        self.moved_to = moved_to
        moved = message("file-moved-to", place=file, to=moved_to) if moved_to else None
        super().__init__(file, moved or message("file-moved", place=file))


class FileReplacedError(DisplacedError):
    """The file was deleted or overwritten while it was open, or another was put in its place.

    Attributes:
        is_deleted: whether nothing is in its place.
        rescued: a project with everything that was saved; empty if there is none.
        log: the last edits as SQLite wrote them, where they are in nothing else; or empty.
    """

    def __init__(
        self, file: str, *, is_deleted: bool, rescued: str = "", log: str = "", reason: str = ""
    ) -> None:
        self.is_deleted = is_deleted
        self.rescued = rescued
        self.log = log
        remains = message("remains-backups")
        if rescued:
            remains = message("remains-rescued", rescued=rescued)
        elif log:
            remains = message("remains-log", log=log)
        if reason:
            remains = message("remains-not-copied", remains=remains, reason=reason)
        happened = "file-deleted" if is_deleted else "file-replaced"
        super().__init__(file, message(happened, place=file, remains=remains))


class InputError(AnnotatorError):
    """Input that cannot be read; names the file and, where known, the line or place.

    Attributes:
        file: the file as the person named it.
        where: where in it, such as ``line 3`` or ``$.articles[2].text``; empty if the whole.
        place: the same in English.
        reason: what is wrong and what to do, in English.
    """

    def __init__(self, file: str, reason: Message | str, where: Message | str = "") -> None:
        self.file = file
        self.reason = str(reason)
        self.where = where
        self.place = str(where)
        super().__init__(reason)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.sentence()

    def sentence(self, language: Language = ENGLISH) -> str:
        """The file, the place and the reason."""
        if not self.place:
            whole = message("of-file", file=self.file, reason=self.message)
        else:
            whole = message("of-place", file=self.file, place=self.where, reason=self.message)
        return whole.sentence(language)


def unreadable(file: object, error: OSError) -> InputError:
    """What to say of a file, by its path, that the system does not let one read."""
    reason = error.strerror or str(error)
    return InputError(str(file), message("cannot-be-read", reason=reason))
