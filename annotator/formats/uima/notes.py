"""What a person should know of how UIMA was read and written."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from annotator.core.messages import Message, message
from annotator.formats.uima.model import NAME


class Left(msgspec.Struct):
    """What a person should know of how a project was written.

    Attributes:
        characters: how many characters of texts XML cannot hold; noted beside the text.
        in_values: how many of values, which are lost.
        references: how many references lead to what is not in the file.
        links: how many values lead to records of other files.
        unread: how many articles keep layers that cannot be read.
        unheld: how many values belong to annotations of a type that takes none.
        written: how many links between records were written.
    """

    characters: int = 0
    in_values: int = 0
    references: int = 0
    links: int = 0
    unread: int = 0
    unheld: int = 0
    written: int = 0


def notes_of_reading(left: Counter[str]) -> Iterator[Message]:
    """What a person should know of how the corpus was read."""
    for code, prefix in (("layers-kept", "layer "), ("others-kept", "other ")):
        named = {n.removeprefix(prefix): c for n, c in sorted(left.items()) if n.startswith(prefix)}
        shown = [f"{count} {name}" for name, count in named.items() if count]
        if shown:
            yield message(code, shown=shown)
    counts = {
        "unplaced-annotations-kept": left["unplaced"],
        "orphan-evidence": left["orphans"],
        "empty-views": left["empty"],
        "references-across-views": left["elsewhere"],
    }
    yield from _counted(counts)


def notes_of_writing(left: Left, renamed: int, links: int) -> Iterator[Message]:
    """What a person should know of how a project was written.

    Args:
        left: what was counted.
        renamed: how many values went to a feature of another name.
        links: how many links the project has.
    """
    return _counted(
        {
            "uima-characters": left.characters,
            "uima-characters-in-values": left.in_values,
            "uima-values-across-files": left.links,
            "uima-links-across": links - left.written,
            "uima-values-unheld": left.unheld,
            "uima-references-left-out": left.references,
            "uima-layers-unread": left.unread,
            "uima-values-renamed": renamed,
        }
    )


def _counted(counts: dict[str, int]) -> Iterator[Message]:
    return (message(code, count=n, name=NAME) for code, n in counts.items() if n > 0)
