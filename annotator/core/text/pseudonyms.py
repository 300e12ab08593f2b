"""Pseudonyms in place of names: in texts, with the spans that lie in them, and in all else."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, cast
from urllib.parse import unquote

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.span import Fragment

_WORDLESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
_NO_SPACES = re.compile(f"[{_WORDLESS}]")
"""Scripts that set no space between words, so that no edge of a name can be told."""
_SEMITIC = re.compile("[\u0590-\u06ff]")
_PROCLITIC = "[\u0648\u0641\u0628\u0644\u0643\u05d5\u05d1\u05dc\u05de\u05db\u05e9\u05d4]{0,2}"
"""What Arabic and Hebrew write before a name without a space: and, by, for, to, like, from."""
_Trie = dict[str, "_Trie"]
"""What names go on with, sign by sign; where one ends, what must not follow it."""
_TOKENS = re.compile(r"[^\W_]+")


class Replaced:
    """A text with pseudonyms, and where its parts were before.

    Attributes:
        text: as it is now.
        edits: start and end of each name as it was, and the length of what stands there now; in
            order and apart.
    """

    def __init__(self, text: str, edits: Sequence[tuple[int, int, int]]) -> None:
        self.text = text
        self.edits = edits

    def fragments(self, before: Iterable[Fragment]) -> tuple[Fragment, ...]:
        """The same fragments; one that cuts a name has the whole pseudonym."""
        moved: list[tuple[int, int]] = []
        for each in before:
            start, end = self._start(each.start), self._end(each.end)
            # Two that cut the same name are one now.
            if moved and start < moved[-1][1]:
                moved[-1] = (moved[-1][0], max(end, moved[-1][1]))
            else:
                moved.append((start, end))
        return tuple(Fragment(start, end, self.text[start:end]) for start, end in moved)

    def _start(self, offset: int) -> int:
        shift, edit = self._before(offset)
        if edit is not None and offset < edit[1]:
            return edit[0] + shift
        return offset + shift + (edit[2] - (edit[1] - edit[0]) if edit else 0)

    def _end(self, offset: int) -> int:
        # An end at the very start of a name does not reach into it.
        shift, edit = self._before(offset - 1)
        if edit is not None and offset - 1 < edit[1]:
            return edit[0] + shift + edit[2]
        return offset + shift + (edit[2] - (edit[1] - edit[0]) if edit else 0)

    def _before(self, offset: int) -> tuple[int, tuple[int, int, int] | None]:
        """The last edit that begins at or before an offset, and how far those before it moved."""
        at = bisect_right(self.edits, offset, key=lambda edit: edit[0]) - 1
        if at < 0:
            return 0, None
        return self._shifts[at], self.edits[at]

    @cached_property
    def _shifts(self) -> list[int]:
        shifts, total = list[int](), 0
        for start, end, length in self.edits:
            shifts.append(total)
            total += length - (end - start)
        return shifts


class Pseudonyms:
    """Names and what stands in their place.

    A name is found as whole words, the longest first, however its words are spaced, in capitals
    too, and with what possessives and Arabic or Hebrew prefixes add to it.

    Attributes:
        table: the pseudonyms by name.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        """
        Raises:
            AnnotatorError: there is no name, a name or pseudonym is blank, or a pseudonym holds one
                of the names, so that it would give it away or be replaced itself.
        """
        self.table = {" ".join(name.split()): " ".join(to.split()) for name, to in table.items()}
        if not self.table or not all((*self.table, *self.table.values())):
            raise AnnotatorError(message("no-pseudonyms"))
        self._new: dict[str, str] = {}
        for name, to in self.table.items():
            for form in (name, *(unicodedata.normalize(kind, name) for kind in ("NFC", "NFD"))):
                self._new.setdefault(form, to)
                # A heading in capitals names people too; lower case may be another word.
                self._new.setdefault(form.upper(), to.upper())
        self._pattern = re.compile(_pattern(self._new))
        self._tokens = [_tokens(name) for name in self.table]
        for to in self.table.values():
            if found := self.found(to):
                raise AnnotatorError(message("pseudonym-names-somebody", pseudonym=to, name=found))

    def found(self, text: str) -> str:
        """The first name that stands in a text; empty if none does."""
        match = self._pattern.search(text)
        return self._name(match) if match else ""

    def replaced(self, text: str) -> Replaced:
        """The text with pseudonyms."""
        parts: list[str] = []
        edits: list[tuple[int, int, int]] = []
        done = 0
        for match in self._pattern.finditer(text):
            start = match.end() - len(self._matched(match))
            new = self._new[self._name(match)]
            parts += (text[done:start], new)
            edits.append((start, match.end(), len(new)))
            done = match.end()
        return Replaced("".join((*parts, text[done:])), edits)

    def string(self, text: str) -> str:
        """A text that no span lies in. An address or file name that tells a name is dropped."""
        new = self.replaced(text).text
        if new and not any(map(str.isspace, new)) and self._is_told(new):
            return ""
        return new

    def value(self, value: Any) -> Any:
        """Anything that JSON can hold."""
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, list):
            return [self.value(each) for each in cast("list[Any]", value)]
        if isinstance(value, dict):
            items = cast("dict[str, Any]", value).items()
            return {self.replaced(key).text: self.value(each) for key, each in items}
        return value

    def _is_told(self, text: str) -> bool:
        there = _tokens(unquote(text))
        return any(
            there[n : n + len(name)] == name
            for name in self._tokens
            for n in range(len(there) - len(name) + 1)
        )

    def _matched(self, match: "re.Match[str]") -> str:
        # Each alternative has one group.
        return match[match.lastindex or 0]

    def _name(self, match: "re.Match[str]") -> str:
        return " ".join(self._matched(match).split())


def _pattern(names: Iterable[str]) -> str:
    """A pattern of all names, those that begin alike together, so that many take no longer to be
    found than a few; of several at one place the longest is taken."""
    tries: dict[str, _Trie] = {}
    for name in names:
        before = ""
        if not _NO_SPACES.search(name):
            before = r"(?<!\w)" if re.match(r"\w", name) else ""
            before += _PROCLITIC if _SEMITIC.match(name) else ""
        node = tries.setdefault(before, {})
        for sign in name:
            node = node.setdefault(sign, {})
        is_open = _NO_SPACES.search(name) or not re.search(r"\w$", name)
        node["" if is_open else r"(?!\w)"] = {}
    # Each kind of beginning is one group, which is the name alone.
    return "|".join(f"{before}({_regex(trie)})" for before, trie in tries.items())


def _regex(node: _Trie) -> str:
    ends = [key for key in node if len(key) != 1]
    signs = [key for key in node if len(key) == 1]
    # Longer names first: where one goes on, its end is tried last.
    parts = [(r"\s+" if sign == " " else re.escape(sign)) + _regex(node[sign]) for sign in signs]
    parts += sorted(ends, reverse=True)
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _tokens(text: str) -> list[str]:
    """The words of a text without marks and capitals, as addresses have them."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
    )
    return _TOKENS.findall(plain.casefold())
