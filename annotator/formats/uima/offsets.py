"""Where in the article's text the annotations of a view lie, and which lie nowhere."""

from collections.abc import Callable, Iterable

import msgspec

from annotator.core.errors import InputError, TextError
from annotator.formats.annotations.passthrough import Unplaced
from annotator.formats.parsing.offsets import RawText
from annotator.formats.uima.cas import View
from annotator.formats.uima.model import REPLACED, Structure, short_name


class Places:
    """The structures of a view, with offsets of the article's text.

    Attributes:
        text: the article's.
        structures: by id; those without a place in the text have that of the file.
        unplaced: the annotations that have no place, and why.
    """

    def __init__(
        self, view: View, file: str, prefix: str, needs_none: Callable[[Structure], bool]
    ) -> None:
        """Finds the places.

        Args:
            view: the text and its structures, with offsets in UTF-16 units.
            file: what problems name.
            prefix: makes ids unique where several coders number theirs from 1.
            needs_none: tells of an annotation that it may be empty.

        Raises:
            InputError: the text cannot be stored.
        """
        try:
            self._raw = RawText(view.text)
        except TextError as error:
            raise InputError(file, str(error), f"view {view.name}") from error
        self._units = len(view.text.encode("utf-16-le")) // 2
        self._prefix = prefix
        self._needs_none = needs_none
        self.unplaced: list[Unplaced] = []
        self.structures = {each.id: self._placed(each) for each in view.structures.values()}
        self.text = _with_replaced(self._raw.text, self.structures.values())

    def _placed(self, each: Structure) -> Structure:
        if each.place is None:
            return each
        begin, end = each.place
        if not (0 <= begin <= self._units and 0 <= end <= self._units):
            return self._keep(each, f"the text has only {self._units} UTF-16 units")
        place = self._raw.offset_of_utf16(begin), self._raw.offset_of_utf16(end)
        if begin > end:
            self._keep(each, "it ends before it begins")
        elif place[0] == place[1] and not self._needs_none(each):
            self._keep(each, "it is empty: it ends where it begins")
        return msgspec.structs.replace(each, place=place)

    def _keep(self, each: Structure, reason: str) -> Structure:
        begin, end = each.place or (0, 0)
        attributes = {
            name: value
            for name, value in each.values.items()
            if isinstance(value, str | int | float | bool)
        }
        name, label = f"{self._prefix}{each.id}", short_name(each.type)
        self.unplaced.append(Unplaced(name, label, begin, end, reason, attributes))
        return each


def _with_replaced(text: str, structures: Iterable[Structure]) -> str:
    """The text with the characters that XML could not hold, which our writer noted."""
    characters = list(text)
    for each in structures:
        code = each.values.get("code")
        if each.type != REPLACED or each.place is None or not isinstance(code, int):
            continue
        at = each.place[0]
        is_such = code in (0xFFFE, 0xFFFF) or (0 < code < 0x20 and code not in (9, 10, 13))
        if is_such and at < len(characters) and characters[at] == "\ufffd":
            characters[at] = chr(code)
    return "".join(characters)
