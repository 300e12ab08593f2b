"""What is said of imported articles elsewhere: in tables beside them, and in their files' names."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import message, of_file
from annotator.formats.parsing.file_names import ATTRIBUTES, FileNamePattern
from annotator.formats.parsing.uncoded import UncodedFile
from annotator.formats.tables.descriptions import (
    Description,
    described,
    descriptions_of,
    is_description,
)
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.enrichment import Amend, combined
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.report import Problem


class Descriptions:
    """The tables of one import."""

    def __init__(self, files: Sequence[Path], tally: Tally) -> None:
        """Sets the tables apart.

        Args:
            files: everything that is imported.
            tally: where it is noted what of them could not be used.
        """
        self._tally = tally
        tables = [path for path in files if is_description(path)]
        # Alone, such a table is one of articles, whose text is not told by its name.
        self._tables = tables if len(tables) < len(files) else []
        apart = set(self._tables)
        self.files = [path for path in files if path not in apart]

    def enriched(self, parsed: Sequence[Parsed]) -> list[Parsed]:
        """The files, each article with what a table beside it or above it says."""
        found = list(parsed)
        for path in self._tables:
            try:
                rows = descriptions_of(path)
            except (InputError, TextError) as error:
                place = error.where if isinstance(error, InputError) else ""
                refused = InputError(str(path), error.message, place)
                self._tally.problems.append(Problem.of(refused))
                continue
            beside = [Path(each.file).is_relative_to(path.parent) for each in found]
            if not any(beside):
                refused = InputError(str(path), message("describes-other-files"))
                self._tally.problems.append(Problem.of(refused))
                continue
            note = message("describes-files", count=len(rows))
            self._tally.notes.append(of_file(path, note))
            amend = _Amend(rows)
            found = [
                replace(each, amend=combined(each.amend, amend)) if is_beside else each
                for each, is_beside in zip(found, beside, strict=True)
            ]
        return found


class _Amend:
    """Says of an article what a table says of its file; what it says itself stays but for the
    title, which is often only how the text begins."""

    def __init__(self, rows: dict[str, Description]) -> None:
        self._rows = rows

    def __call__(self, article: Article) -> Article:
        file = article.metadata.get("file")
        description = described(self._rows, file) if isinstance(file, str) else None
        if description is None:
            return article
        return replace(
            article,
            title=description.title or article.title,
            source=article.source or description.source,
            author=article.author or description.author,
            published=article.published or description.published,
            url=article.url or description.url,
            language=article.language or description.language,
            metadata={**description.metadata, **article.metadata},
        )


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
        count, example = len(unlike), unlike[0]
        tally.notes.append(
            message("named-unlike-pattern", count=count, pattern=pattern.text, example=example)
        )
    return [
        each
        if each.content.info is not None
        else replace(each, amend=combined(each.amend, _by_name(pattern, each)))
        for each in parsed
    ]


def _by_name(pattern: FileNamePattern, parsed: Parsed) -> Amend:
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
