"""One article of a Nexis or LexisNexis download, taken apart."""

import re
from collections.abc import Sequence
from typing import Any

from annotator.core.codebook.named_dates import find_date
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.many_articles import Item
from annotator.formats.parsing.paragraphs import one_line
from annotator.formats.press.dates import is_date_line, press_date, split_time
from annotator.formats.press.lines import author_of, blocks, number_of, plain_space, unwrapped
from annotator.formats.press.nexis_labels import (
    BODY,
    CLASSIFICATION,
    COVER,
    GRAPHIC,
    LISTED,
    ends_an_article,
    labelled,
    labelled_in_capitals,
    language_code,
    plain_label,
)

_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\) \d{4}|all rights reserved|alle rechte)", re.IGNORECASE
)
_CENTRED = re.compile(r"[ \t\u00a0]{4,}\S")
_COPYRIGHT_LINE = re.compile(r"(?:copyright|©|\(c\))\D{0,20}\d{4}\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s"
    r"|todos los derechos reservados|alle rechten voorbehouden",
    re.IGNORECASE,
)
_LISTED_TITLE = re.compile(r"1\.\s+(?P<title>\S.*)")
_EDGES = " \t\r\f\v"
_LONGEST_HEAD = 60


def newer_article(
    file: str, place: Message | str, lines: Sequence[str], *, is_plain: bool
) -> Item | InputError:
    """An article that ``End of Document`` ends; a cover page may come before the first."""
    start = next((n for n, line in enumerate(lines) if n and plain_label(line) in BODY), None)
    end = _after_labels(lines) if start is None else start
    remaining = lines[end if start is None else end + 1 :]
    if is_plain:
        remaining = [
            line for block in unwrapped([*blocks(remaining)]) for line in block.split("\n")
        ]
    about = _About()
    body = about.take_tail([line for line in remaining if plain_space(line)])
    title = about.take_head(_without_cover([line for line in lines[:end] if plain_space(line)]))
    if not title and not body:
        return InputError(file, message("no-article-made-out"), place)
    return about.item(place, title, "\n\n".join(line.strip(_EDGES) for line in body))


def older_article(
    file: str, place: Message | str, lines: Sequence[str], *, is_plain: bool
) -> Item | InputError:
    """An article under ``3 of 250 DOCUMENTS``, its lines broken at the page's width."""
    parts = [*blocks(lines)] if is_plain else [[line] for line in lines if plain_space(line)]
    first = next((n for n, part in enumerate(parts) if _labels(part)), len(parts))
    if not parts or first == len(parts) > _LONGEST_HEAD:
        return InputError(file, message("no-article-made-out"), place)
    about = _About()
    end, announced = first, False
    while end < len(parts) and not announced and _labels(parts[end]):
        announced = about.take_labels(parts[end])
        end += 1
    if first == len(parts):
        # Without any label it is a picture's caption, or a head without a text.
        end = first = next((n for n, part in enumerate(parts) if not _is_centred(part)), first)
    body = about.take_older_tail(parts[end:])
    about.take_older_head(parts[:first])
    return about.item(place, "", "\n\n".join([*about.begun, *unwrapped(body, is_sure=True)]))


class _About:
    """What is known of an article, gathered.

    Attributes:
        begun: what of the text stood on the line of the label that announces it.
    """

    def __init__(self) -> None:
        self.begun: list[str] = []
        self._title = ""
        self._source = ""
        self._published = ""
        self._metadata: dict[str, Any] = {}

    def item(self, place: Message | str, title: str, text: str) -> Item:
        """The article."""
        metadata = dict(self._metadata)
        byline, language = metadata.pop("byline", ""), str(metadata.get("language", ""))
        if code := language_code(language):
            metadata.pop("language", None)
        published = self._published or press_date(str(metadata.get("load_date", "")))
        if published and not self._published:
            metadata["published_from"] = "load_date"
        if (count := number_of(str(metadata.get("length", "")))) is not None:
            metadata["length"] = count
        return Item(
            place=place,
            text=text,
            title=title or metadata.pop("headline", "") or self._title,
            author=author_of(byline),
            published=published,
            source=self._source,
            url=metadata.pop("url", ""),
            language=code,
            metadata={key: value for key, value in metadata.items() if value not in ("", [])},
        )

    # The newer ones

    def take_head(self, head: Sequence[str]) -> str:
        """Takes what stands before the text; the title."""
        lines = [one_line(plain_space(line)) for each in head for line in each.split("\n")]
        lines = [line for line in lines if line]
        date = next((n for n, line in enumerate(lines) if n and is_date_line(line)), None)
        if date is None:
            end = next((n for n, line in enumerate(lines) if n and _is_known(line)), len(lines))
            title, after = lines[: min(end, 1)], lines[min(end, 1) : end]
            if after and not _COPYRIGHT.match(after[0]):
                self._source = after.pop(0)
        else:
            self._take_date(lines[date])
            self._source = lines[date - 1] if date > 1 else ""
            title, end = lines[: max(date - 1, 1)], date + 1
            while end < len(lines) and not _is_known(lines[end]):
                end += 1
            after = lines[date + 1 : end]
        self._take_edition(after)
        self._take_label_lines(lines[end:], "head")
        return " ".join(title)

    def take_tail(self, paragraphs: Sequence[str]) -> Sequence[str]:
        """Takes what stands after the text; the paragraphs of the text."""
        labels = [plain_label(line) for line in paragraphs]
        end = _last(labels, CLASSIFICATION)
        if end is None:
            end = len(paragraphs)
            while end and ends_an_article(paragraphs[end - 1]):
                end -= 1
            self._take_label_lines(paragraphs[end:], "classification")
        else:
            self._take_label_lines(paragraphs[end + 1 :], "classification")
        graphic = _last(labels[:end], GRAPHIC)
        if graphic is not None:
            self._add("graphic", " ".join(map(one_line, paragraphs[graphic + 1 : end])))
            end = graphic
        return paragraphs[:end]

    def _take_label_lines(self, lines: Sequence[str], other: str) -> None:
        """Reads labels with their continuation lines; lines before any label go under ``other``."""
        key = other
        for line in lines:
            if found := labelled(line):
                key = found.key
                self._add(key, found.value)
            elif _COPYRIGHT.match(plain_space(line)):
                self._add("copyright", plain_space(line))
            else:
                self._add(key, one_line(plain_space(line)))

    # The older ones

    def take_older_head(self, blocks: Sequence[Sequence[str]]) -> None:
        """Takes outlet, date and edition, set in the middle, and the title, which is not."""
        centred: list[str] = []
        title: list[str] = []
        for block in blocks:
            lines = [one_line(plain_space(line)) for line in block]
            copyright_ = [line for line in lines if _COPYRIGHT.match(line)]
            self._add("copyright", " ".join(copyright_))
            lines = [line for line in lines if not _COPYRIGHT.match(line)]
            (centred if _is_centred(block) else title).extend(lines)
        if not centred and title:
            centred, title = title[:-1], title[-1:]
        date = next((n for n, line in enumerate(centred) if is_date_line(line)), None)
        if date is None:
            self._source = centred[0] if centred else ""
            self._take_edition(centred[1:])
        else:
            self._source = centred[date - 1] if date else ""
            self._add("head", " ".join(centred[: max(date - 1, 0)]))
            self._take_date(centred[date])
            self._take_edition(centred[date + 1 :])
        self._title = " ".join(title)

    def take_labels(self, block: Sequence[str]) -> bool:
        """Takes a block of labels before the text; whether it announces the text."""
        key = ""
        for n, line in enumerate(block):
            found = labelled_in_capitals(line)
            if found and found.key == "body":
                remaining = [each for each in (found.value, *block[n + 1 :]) if each]
                self.begun = [part for part in unwrapped([remaining], is_sure=True) if part.strip()]
                return True
            key = found.key if found else key
            self._add(key, found.value if found else one_line(plain_space(line)))
        return False

    def take_older_tail(self, blocks: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """Takes labels and copyright after the text; the blocks of the text."""
        end = len(blocks)
        while end and (_labels(blocks[end - 1]) or _is_copyright(blocks[end - 1])):
            end -= 1
        for block in blocks[end:]:
            if _is_copyright(block):
                self._add("copyright", " ".join(one_line(plain_space(line)) for line in block))
            else:
                self.take_labels(block)
        return blocks[:end]

    # Both

    def _take_date(self, line: str) -> None:
        found = find_date(line)
        if found is None:
            return
        time, remainder = split_time(found.after)
        is_day = len(found.iso) == len("2017-02-19")
        self._published = found.iso + (time if is_day else "")
        self._add("edition", remainder)

    def _take_edition(self, lines: Sequence[str]) -> None:
        for line in lines:
            is_copyright = _COPYRIGHT.match(line)
            self._add("copyright" if is_copyright else "edition", line.strip(" ;"))

    def _add(self, key: str, value: str) -> None:
        value = value.strip()
        if value:
            known = str(self._metadata.get(key, ""))
            self._metadata[key] = f"{known} {value}" if known else value


def _is_known(line: str) -> bool:
    found = labelled(line)
    return found is not None and found.key != "body"


def _last(labels: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((n for n in range(len(labels) - 1, -1, -1) if labels[n] in wanted), None)


def _after_labels(paragraphs: Sequence[str]) -> int:
    """Where the text begins if no line says so: after the labels that follow the head."""
    first = next((n for n, line in enumerate(paragraphs[:20]) if n and _is_known(line)), None)
    if first is None:
        date = next((n for n, line in enumerate(paragraphs[:8]) if n and is_date_line(line)), 0)
        end = date + 1
        while end < len(paragraphs) and _COPYRIGHT.match(plain_space(paragraphs[end])):
            end += 1
        return end
    while first < len(paragraphs) and _is_known(paragraphs[first]):
        first += 1
    return first


def _without_cover(head: Sequence[str]) -> Sequence[str]:
    """The head without the cover page and its list of articles, of which the first is this one."""
    if not any(COVER.match(plain_space(line)) for line in head[:10]):
        return head
    counted = next((n for n, line in enumerate(head) if LISTED.fullmatch(plain_space(line))), 0)
    titles = [found["title"] for line in head[counted:] if (found := _listed_first(line))]
    date = next((n for n in range(len(head) - 1, 0, -1) if is_date_line(plain_space(head[n]))), 0)
    if titles:
        wanted = one_line(titles[0]).casefold()
        for n in range(len(head) - 1, counted, -1):
            there = one_line(plain_space(head[n])).casefold()
            # A long title may go on in the next paragraph.
            begins = 2 * len(there) > len(wanted) and wanted.startswith(there)
            if begins and n < max(date, 1):
                return head[n:]
    return head[max(date - 2, 0) :] if date else head[-1:]


def _listed_first(line: str) -> re.Match[str] | None:
    return _LISTED_TITLE.fullmatch(plain_space(line))


def _labels(block: Sequence[str]) -> bool:
    return labelled_in_capitals(block[0]) is not None and not _is_centred(block)


def _is_centred(block: Sequence[str]) -> bool:
    return all(_CENTRED.match(line) for line in block)


def _is_copyright(block: Sequence[str]) -> bool:
    # A long line that is set in the middle begins at the edge.
    line = plain_space(block[0])
    if _COPYRIGHT_LINE.match(line) or (len(block) == 1 and _RIGHTS.fullmatch(line.rstrip("."))):
        return True
    return _is_centred(block) and any(_COPYRIGHT.search(line) for line in block)
