"""Metadata from the names of imported files, by a pattern that a person gives once."""

from collections.abc import Sequence

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.formats.parsing.file_names import ATTRIBUTES, FileNamePattern
from annotator.formats.parsing.uncoded import UncodedFile
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.enrichment import Amend, combined
from annotator.services.transfer.reading import Parsed


def described_by_name(parsed: Sequence[Parsed], text: str, tally: Tally) -> list[Parsed]:
    """The files, each article with what the name of its file says.

    Args:
        parsed: what was read.
        text: the pattern; nothing is said if it is empty.
        tally: gets a note of the names that do not fit it.

    Raises:
        AnnotatorError: the pattern is not understood.
    """
    if not text.strip():
        return list(parsed)
    pattern = FileNamePattern(text)
    # A whole project says of its articles what there is to say.
    taking = [each for each in parsed if each.content.info is None]
    unlike = [
        each.file
        for each in taking
        if each.content.codebook is None and not pattern.described(each.file)
    ]
    if unlike:
        noun = "file is not named" if len(unlike) == 1 else "files are not named"
        tally.notes.append(
            f"{len(unlike):,} {noun} by the pattern “{pattern.text}”, such as {unlike[0]}; their "
            "names say nothing of their articles."
        )
    return [
        each
        if each.content.info is not None
        else replace(each, amend=combined(each.amend, _amend(pattern, each)))
        for each in parsed
    ]


def _amend(pattern: FileNamePattern, parsed: Parsed) -> Amend:
    # Of many articles in one file, its name is the title of none.
    is_of_many = isinstance(parsed.content, UncodedFile)

    def amended(article: Article) -> Article:
        file = article.metadata.get("file")
        found = pattern.described(file) if isinstance(file, str) else {}
        known = {ATTRIBUTES[name]: value for name, value in found.items() if name in ATTRIBUTES}
        if is_of_many:
            known = {key: value for key, value in known.items() if not getattr(article, key)}
        others = {name: value for name, value in found.items() if name not in ATTRIBUTES}
        return replace(article, **known, metadata={**others, **article.metadata})

    return amended
