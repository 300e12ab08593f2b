"""What documents of word processors have in common, whichever way they mark it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from annotator.core.errors import InputError
from annotator.core.messages import message, of_file
from annotator.formats.parsing.one_article import Extracted
from annotator.formats.parsing.paragraphs import joined, row, title_of
from annotator.formats.parsing.safe_xml import Element


class OfficeBody(ABC):
    """The body of a document.

    Attributes:
        title: what is set in the style Title; empty if nothing is.
        heading: the first heading; empty if there is none.
    """

    def __init__(self) -> None:
        """Has read nothing."""
        self.title = ""
        self.heading = ""

    @abstractmethod
    def _blocks(self, node: Element) -> Iterator[str]:
        """The paragraphs and tables in an element."""

    def _head(self, line: str, *, is_title: bool) -> None:
        """Takes in a line that is set as a title or heading."""
        if is_title:
            self.title = self.title or line
        else:
            self.heading = self.heading or line

    def _table(self, rows: Sequence[Sequence[Element]]) -> Iterator[str]:
        """A table, a line a row, from the cells of its rows; one of a single column only frames
        text."""
        if all(len(cells) < 2 for cells in rows):
            for cells in rows:
                for cell in cells:
                    yield from self._blocks(cell)
            return
        lines = [
            row(" ".join(each for each in self._blocks(cell) if each.strip()) for cell in cells)
            for cells in rows
        ]
        yield "\n".join(line for line in lines if line.strip())

    def extracted(
        self, file: str, blocks: Iterable[str], known: dict[str, str], comments: int
    ) -> Extracted:
        """What the file says.

        Args:
            file: what errors and notes name.
            blocks: its paragraphs, tables and notes.
            known: its properties.
            comments: how many of those are left out.

        Raises:
            InputError: there is no text.
        """
        text = joined(blocks)
        if not text:
            reason = message("no-text-copy-it-out")
            raise InputError(file, reason)
        titled = known.pop("title", "")
        return Extracted(
            text=text,
            title=self.title or titled or self.heading or title_of(text, markdown=False),
            author=known.pop("author", ""),
            language=known.pop("language", ""),
            metadata=dict(known),
            notes=[of_file(file, message("comments-left-out", count=comments))] if comments else [],
        )
