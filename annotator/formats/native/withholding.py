"""The JSON of an article without its words: references into the text where they stood.

A fragment keeps its place, the SHA-256 of its words and the first few of them. Every other string
in which more words of the text follow one another becomes pieces: strings, and pairs of offsets
between which the text has what stood there. So whoever has the text gets the same JSON again.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.normalization import sha256

LEAST_RUN = 7
"""Words that what a coder writes may share with a text by chance."""
MOST_METADATA_WORDS = 30
"""Of metadata that stand in no text and so could not be restored, such as an abstract."""
_PIECES = "$pieces"
_FRAGMENT = {"start", "end", "text"}
_WITHHELD = {"start", "end", "sha256"}
_BIBLIOGRAPHIC = frozenset(
    ("id", "title", "sha256", "language", "source", "author", "published", "url", "revision")
)
# Scripts that put no space between words: each of their signs counts as one.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]+"
)

_Json = dict[str, Any]


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, as they are counted here."""
    return list(_WORD.finditer(text))


def withheld(article: _Json, quoted: int) -> tuple[_Json, int]:
    """An article's JSON without its text, and how many of its metadata were left out.

    Args:
        article: as the format `json` has it.
        quoted: how many words of a fragment are kept.
    """
    text: str = article["text"]
    runs = _Runs(text, max(quoted, LEAST_RUN))
    kept = {key: value for key, value in article.items() if key != "text"}
    metadata: _Json = article.get("metadata", {})
    kept["metadata"] = {
        key: value
        for key, value in metadata.items()
        if not isinstance(value, str)
        or len(words(value)) <= MOST_METADATA_WORDS
        or runs.pieces(value) is not None
    }

    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            pieces = runs.pieces(value)
            return value if pieces is None else {_PIECES: pieces}
        if isinstance(value, list):
            return [replaced(each) for each in cast("list[Any]", value)]
        if isinstance(value, dict):
            data = cast("_Json", value)
            if data.keys() == _FRAGMENT and data["text"] == text[data["start"] : data["end"]]:
                return _fragment(data, quoted)
            return {key: replaced(each) for key, each in data.items()}
        return value

    made = {key: value if key in _BIBLIOGRAPHIC else replaced(value) for key, value in kept.items()}
    return {**made, "characters": len(text)}, len(metadata) - len(kept["metadata"])


def restored(article: _Json, text_of: Callable[[str], str | None]) -> _Json:
    """The JSON that it was with the text.

    Args:
        article: without its text.
        text_of: the text of a SHA-256, if it is known.

    Raises:
        AnnotatorError: the text is not known, or does not hold what is said of it.
    """
    hashed = article.get("sha256")
    text = text_of(hashed) if isinstance(hashed, str) else None
    if text is None:
        raise AnnotatorError(
            message("text-not-here", title=str(article.get("title", "")), sha256=str(hashed))
        )
    if article.get("characters") != len(text) or sha256(text) != hashed:
        raise AnnotatorError(message("not-its-sha256"))

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(each) for each in cast("list[Any]", value)]
        if not isinstance(value, dict):
            return value
        data = cast("_Json", value)
        if data.keys() == {_PIECES}:
            return "".join(_piece(each, text) for each in data[_PIECES])
        if data.keys() - {"text"} == _WITHHELD:
            return _whole_fragment(data, text)
        return {key: whole(each) for key, each in data.items()}

    made = {key: value if key in _BIBLIOGRAPHIC else whole(value) for key, value in article.items()}
    del made["characters"]
    return {**made, "text": text}


def _fragment(data: _Json, quoted: int) -> _Json:
    said: str = data["text"]
    there = words(said)
    kept: _Json = {"start": data["start"], "end": data["end"], "sha256": sha256(said)}
    if not quoted or not there:
        return kept
    if len(there) <= quoted:
        return {**kept, "text": said}
    return {**kept, "text": f"{said[: there[quoted - 1].end()]} …"}


def _whole_fragment(data: _Json, text: str) -> _Json:
    start, end = data["start"], data["end"]
    said = _piece([start, end], text)
    if sha256(said) != data["sha256"]:
        raise AnnotatorError(message("fragment-not-its-sha256", start=start, end=end))
    return {"start": start, "end": end, "text": said}


def _piece(piece: Any, text: str) -> str:
    match piece:
        case str():
            return piece
        case [int() as start, int() as end] if 0 <= start <= end <= len(text):
            return text[start:end]
        case _:
            raise AnnotatorError(message("no-place-in-text", piece=str(piece)[:40]))


class _Runs:
    """Finds where strings say what a text says."""

    def __init__(self, text: str, most: int) -> None:
        """
        Args:
            most: how many words in a row a string may have of the text.
        """
        self._text = text
        self._words = words(text)
        self._length = most + 1
        said = [word[0] for word in self._words]
        self._said = said
        self._at: dict[tuple[str, ...], int] = {}
        for n in range(len(said) - most):
            self._at.setdefault(tuple(said[n : n + self._length]), n)

    def pieces(self, string: str) -> list[str | list[int]] | None:
        """The string as pieces; None if no longer run of the text stands in it."""
        there = words(string)
        said = [word[0] for word in there]
        pieces: list[str | list[int]] = []
        done = at = 0
        while at + self._length <= len(said):
            start = self._at.get(tuple(said[at : at + self._length]))
            if start is None:
                at += 1
                continue
            length = self._length
            while (
                at + length < len(said)
                and start + length < len(self._said)
                and said[at + length] == self._said[start + length]
            ):
                length += 1
            pieces.append(string[done : there[at].start()])
            pieces += self._run(string, there[at : at + length], start)
            at += length
            done = there[at - 1].end()
        if not pieces:
            return None
        return [piece for piece in (*pieces, string[done:]) if piece]

    def _run(
        self, string: str, there: list[re.Match[str]], start: int
    ) -> Iterator[str | list[int]]:
        """Words of the string that follow one another in the text too, perhaps with other signs
        between them."""
        here = self._words[start : start + len(there)]
        begin = end = here[0].start()
        for n, (word, own) in enumerate(zip(there, here, strict=True)):
            between = string[there[n - 1].end() : word.start()] if n else ""
            if n and between != self._text[end : own.start()]:
                yield [begin, end]
                yield between
                begin = own.start()
            end = own.end()
        yield [begin, end]
