"""The texts that an import knows by their SHA-256: those of the project and of its other files."""

import tempfile
from collections.abc import Callable, Iterable
from typing import IO

from annotator.formats.content import Content

Given = Callable[[], Iterable[Content]]


class KnownTexts:
    """Texts that files without texts of their own are joined to."""

    def __init__(self, of_project: Callable[[str], str | None], given: Given) -> None:
        """
        Args:
            of_project: the text of a SHA-256, if the project has it.
            given: what else is imported; asked for once, when the first text is.
        """
        self._of_project = of_project
        self._given = given
        self._places: dict[str, tuple[int, int]] | None = None
        self._kept: IO[bytes] | None = None

    def text_of(self, sha256: str) -> str | None:
        """The text of this SHA-256; None if nobody has it."""
        if self._places is None:
            self._places = self._survey()
        if (place := self._places.get(sha256)) is None or self._kept is None:
            return self._of_project(sha256)
        start, length = place
        self._kept.seek(start)
        return self._kept.read(length).decode()

    def close(self) -> None:
        """Lets go of what was kept."""
        if self._kept is not None:
            self._kept.close()

    def _survey(self) -> dict[str, tuple[int, int]]:
        """Writes all texts to one temporary file, so that none is read or held twice."""
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the import
        places: dict[str, tuple[int, int]] = {}
        end = 0
        for content in self._given():
            for coded in content.articles():
                data = coded.article.text.encode()
                if coded.article.sha256 not in places:
                    self._kept.write(data)
                    places[coded.article.sha256] = (end, len(data))
                    end += len(data)
        return places
