"""What messages say, for tests that read it."""

from collections.abc import Iterable

from annotator.core.messages import Message


def said(messages: Iterable[Message]) -> list[str]:
    """The sentences, in English."""
    return [str(each) for each in messages]
