"""The errors that a person can act on.

A message says what happened and what to do. Only the window and the command line show it.
"""


class AnnotatorError(Exception):
    """Work that could not be done, for a reason that the message tells a person."""


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

    def __init__(self, file: str, happened: str) -> None:
        self.file = file
        super().__init__(happened)


class FileMovedError(DisplacedError):
    """The file was moved while it was open; everything saved is in it.

    Attributes:
        moved_to: where it lies now; empty if the system does not say.
    """

    def __init__(self, file: str, moved_to: str) -> None:
        self.moved_to = moved_to
        where = f" to {moved_to}" if moved_to else ""
        super().__init__(
            file,
            f"{file} was moved{where} while it was open. Everything that was saved is in it. "
            "Nothing more is written here: open it where it is now.",
        )


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
        happened = "was deleted" if is_deleted else "was replaced by another file"
        remains = "What it held before is in its backups."
        if rescued:
            remains = f"Everything that was saved is in {rescued}: open that."
        elif log:
            remains = (
                f"The last edits are in {log}. Get them back with: annotator recover {log} OUT"
            )
        reason = f" It could not be copied: {reason}." if reason else ""
        super().__init__(
            file,
            f"{file} {happened} while it was open. {remains}{reason} "
            "Nothing more is written here, and what lies there now was left as it is.",
        )


class InputError(AnnotatorError):
    """Input that cannot be read; names the file and, where known, the line or place.

    Attributes:
        file: the file as the person named it.
        place: where in it, such as ``line 3`` or ``$.articles[2].text``; empty if the whole.
        reason: what is wrong and what to do.
    """

    def __init__(self, file: str, reason: str, place: str = "") -> None:
        self.file = file
        self.reason = reason
        self.place = place
        super().__init__(f"{file}, {place}: {reason}" if place else f"{file}: {reason}")
