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
