"""What the names of files say of the articles in them, by a pattern that a person gives."""

import re
from pathlib import PurePath

from annotator.core.codebook.named_dates import find_date
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.formats.parsing.dates import iso_date

_FIELD = re.compile(r"\{(?P<name>[^{}]*)\}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
ATTRIBUTES = {
    "date": "published",
    "source": "source",
    "author": "author",
    "title": "title",
    "language": "language",
    "url": "url",
}
"""What a pattern calls the attributes of an article. Other names are kept as metadata."""


class FileNamePattern:
    """A pattern such as ``{date}_{source}_{author}_{title}``; ``{}`` stands for what says nothing.

    Attributes:
        text: as a person wrote it.
    """

    def __init__(self, text: str) -> None:
        """Reads a pattern.

        Raises:
            AnnotatorError: it names nothing, names a thing twice or says not where one ends.
        """
        self.text = text.strip()
        names = [match["name"].strip() for match in _FIELD.finditer(self.text)]
        named = [name for name in names if name]
        parts = _FIELD.split(self.text)
        are_apart = all(parts[2:-1:2])
        if not named or len(named) != len(set(named)) or not are_apart or _is_cut(parts[::2]):
            raise AnnotatorError(message("not-a-file-name-pattern", pattern=self.text))
        self._names = names
        # What stands first ends where it can; only the last may hold what stands between others.
        self._form = re.compile(
            "".join(
                "(.*?)"
                if place % 2 and not part.strip()
                else "(.+?)"
                if place % 2
                else re.escape(part)
                for place, part in enumerate(parts)
            ),
            re.DOTALL,
        )

    def described(self, file: str) -> dict[str, str]:
        """What the name of a file says, by name, the date as ISO 8601; empty if it is not of the
        pattern."""
        name = PurePath(file).name
        is_whole = self.text.endswith(PurePath(name).suffix) and "." in self.text
        match = self._form.fullmatch(name if is_whole else PurePath(name).stem)
        if match is None:
            return {}
        found = {
            key: " ".join(value.split())
            for key, value in zip(self._names, match.groups(), strict=True)
            if key
        }
        if "date" in found:
            found["date"] = _date(found["date"])
        return found if found.get("date", "-") else {}


def _is_cut(between: list[str]) -> bool:
    return any("{" in part or "}" in part for part in between)


def _date(written: str) -> str:
    if match := _COMPACT.fullmatch(written):
        written = "-".join(match.groups())
    if found := iso_date(written):
        return found
    named = find_date(written)
    return named.iso if named and not named.before.strip() and not named.after.strip() else ""
