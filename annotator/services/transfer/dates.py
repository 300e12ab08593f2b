"""What a person should know of the dates of what comes in: none is dropped without a word."""

from collections.abc import Iterable
from datetime import date

import msgspec

from annotator.core.codebook.edtf import is_edtf, is_unusual
from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article, is_moment
from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.core.messages import Message, message, of_file
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.report import Problem

_SAID_OF_IT = frozenset(
    ("date", "published", "pubdate", "publication_date", "date_published", "created_at")
)
"""Under which names metadata may keep a date that nobody understood."""


_NOT_UNDERSTOOD = frozenset({"dates-kept", "date-kept", "date-kept-write-it"})
_PUBLISHED_AHEAD = 1
"""So many years ahead of today an article may say that it was published."""


class _Seen(msgspec.Struct):
    """A count of examples, and the first of them."""

    count: int = 0
    example: str = ""

    def add(self, example: str) -> None:
        """Counts an example."""
        self.count += 1
        self.example = self.example or example


class Dates:
    """The dates of one file."""

    def __init__(self, file: str, today: date, reported: frozenset[str]) -> None:
        """Has seen none yet.

        Args:
            file: what notes name.
            today: against what the years are held.
            reported: the files of which `reported_by_readers` says so.
        """
        self._file = file
        self._is_reported = file in reported
        self._today = today
        self._unusual = _Seen()
        self._unusual_values = _Seen()
        self._unread = _Seen()
        self._problems: list[Problem] = []

    def article(self, article: Article) -> None:
        """Looks at when an article was published."""
        published = article.published
        if published and not is_moment(published) and not is_edtf(published):
            reason = message("no-date-of-calendar", title=article.title, date=published[:40])
            self._problems.append(Problem.of(InputError(self._file, reason, "published")))
        elif published and is_unusual(published, self._today, ahead=_PUBLISHED_AHEAD):
            self._unusual.add(f"“{article.title}” ({published[:10]})")
        elif not published and not self._is_reported:
            for name in _SAID_OF_IT.intersection(article.metadata):
                written = article.metadata[name]
                if isinstance(written, str) and any(map(str.isdigit, written)):
                    self._unread.add(f"“{written[:40]}”")

    def records(self, records: Iterable[Record], codebook: Codebook | None) -> None:
        """Looks at the dates that records hold."""
        fields = {
            (each.key, field.key): field.label
            for each in (codebook.types if codebook else ())
            for field in each.fields
            if field.kind == "date"
        }
        for record in records if fields else ():
            for key, values in record.fields.items():
                label = fields.get((record.type, key))
                for value in values if label else ():
                    if isinstance(value.value, str) and is_unusual(value.value, self._today):
                        self._unusual_values.add(f"“{label}” {value.value}")

    def tell(self, tally: Tally) -> None:
        """Adds notes and problems on odd dates to the tally."""
        tally.problems += self._problems
        for seen, code in (
            (self._unusual, "article-dates-odd"),
            (self._unusual_values, "record-dates-odd"),
            (self._unread, "article-dates-kept"),
        ):
            if seen.count:
                note = message(code, count=seen.count, example=seen.example)
                tally.notes.append(of_file(self._file, note))


def reported_by_readers(notes: Iterable[Message]) -> frozenset[str]:
    """The files of which a note says already that dates of theirs were not understood."""
    of_files = (note.parameters for note in notes if note.code == "note-of-file")
    return frozenset(each["file"] for each in of_files if each["note"].code in _NOT_UNDERSTOOD)
