"""What a person should know of how UIMA was read and written."""

from collections import Counter
from collections.abc import Iterator

import msgspec

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


def notes_of_reading(left: Counter[str]) -> Iterator[str]:
    """What a person should know of how the corpus was read."""
    layers = {name[6:]: n for name, n in sorted(left.items()) if name.startswith("layer ") and n}
    if layers:
        yield (
            f"Kept with the articles and not made records of: {_listed_counts(layers)}. They come "
            "out again in XMI and JSON CAS; a mapping that names one makes records of it."
        )
    other = {name[6:]: n for name, n in sorted(left.items()) if name.startswith("other ") and n}
    if other:
        yield (f"Kept with the articles, for no annotation of a text: {_listed_counts(other)}.")
    if count := left["unplaced"]:
        yield (
            f"{count} {_s('annotation', count)} without a place in the text: kept in the article’s "
            f"metadata with the reason, as “unplaced” of “{NAME}”."
        )
    if count := left["orphans"]:
        yield f"{count} {_s('piece', count)} of evidence of no record left out."
    if count := left["empty"]:
        yield f"{count} {_s('view', count)} without a text left out."
    if count := left["elsewhere"]:
        yield f"{count} {_s('reference', count)} from one view’s annotations to another’s left out."


def _listed_counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items())


def _s(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def notes_of_writing(left: Left, renamed: int, links: int) -> Iterator[str]:
    """What a person should know of how a project was written.

    Args:
        left: what was counted.
        renamed: how many values went to a feature of another name.
        links: how many links the project has.
    """
    if count := left.characters:
        yield (
            f"{count} {_s('character', count)} of the texts that XML cannot hold written as "
            "U+FFFD; read again here, the text is as it was."
        )
    if count := left.in_values:
        yield (
            f"{count} {_s('character', count)} of values and titles that XML cannot hold written "
            "as U+FFFD; annotator.jsonl has them as they are."
        )
    if count := left.links:
        yield (
            f"{count} {_s('value', count)} that lead to a record of another file are in "
            "annotator.jsonl only."
        )
    if (count := links - left.written) > 0:
        yield (
            f"{count} {_s('link', count)} between records of different articles or coders in "
            "annotator.jsonl only."
        )
    if count := left.unheld:
        yield (
            f"{count} {_s('value', count)} of annotations of UIMA’s own types, which take none, in "
            "annotator.jsonl only."
        )
    if count := left.references:
        yield f"{count} {_s('reference', count)} to what is no longer there left out."
    if count := left.unread:
        yield (
            f"What {count} {_s('article', count)} kept of other programs (“layers” of “{NAME}” in "
            "the metadata) cannot be read and was left out."
        )
    if renamed:
        yield (
            f"{renamed} {_s('value', renamed)} written to a feature of a new name, because that of "
            "its own holds something else."
        )
