"""Which annotation files belong to which text, and who made them.

Corpora lay them out in many ways: beside the text, with the annotator in the name or as a folder,
or texts and annotations in folders of their own. What is there tells which way it is.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import file_name

TEXT = ".txt"
ANNOTATIONS = ".ann"
_SUFFIXED = re.compile(r"(?P<stem>.+)(?P<mark>[._-])(?P<coder>[^._-]+)")
_NO_ANNOTATOR = re.compile(
    r"(?i)ann(otation)?s?|attributions?|brat|data|labels?|raw|standoff|te?xts?"
)
"""Folders that are called by what they hold, not by who made it."""


class TextFiles(msgspec.Struct, frozen=True):
    """A text, and the files that say something of it.

    Attributes:
        annotations: each annotator's name, empty if the files do not tell, and file.
    """

    text: Path
    annotations: tuple[tuple[str, Path], ...]


class Pairs(msgspec.Struct, frozen=True):
    """All files of a corpus.

    Attributes:
        problems: annotations without a text.
    """

    texts: Sequence[TextFiles]
    problems: Sequence[InputError]


def is_annotations(path: Path) -> bool:
    """Whether it is named as files of annotations are."""
    return ends_with(path, ANNOTATIONS)


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that belong to brat: annotations and their texts."""
    finder = _Finder()
    texts = {found[0] for path in paths if is_annotations(path) and (found := finder.find(path))}
    return [path for path in paths if is_annotations(path) or path in texts]


def paired(paths: Iterable[Path]) -> Pairs:
    """The texts with their annotations, in the order of the files."""
    finder = _Finder()
    by_text: defaultdict[Path, list[tuple[str, Path]]] = defaultdict(list)
    problems: list[InputError] = []
    for path in paths:
        if not is_annotations(path):
            continue
        found = finder.find(path)
        if found is None:
            reason = message("no-text-beside", name=path.stem, suffix=TEXT)
            problems.append(InputError(str(path), reason))
        else:
            text, coder = found
            by_text[text].append((coder, path))
    several = _same_texts(by_text)
    return Pairs(
        [
            TextFiles(
                text,
                tuple(
                    (coder or (_annotator_above(text) if text in several else ""), path)
                    for coder, path in annotations
                ),
            )
            for text, annotations in by_text.items()
        ],
        problems,
    )


class _Finder:
    """Finds the text of annotations; what folders hold is looked up once."""

    def __init__(self) -> None:
        self._names = cache(_names)
        self._folders = cache(_folders)

    def find(self, path: Path) -> tuple[Path, str] | None:
        """The text, and the annotator as far as names tell."""
        ways = [(path.stem, "")]
        if suffixed := _SUFFIXED.fullmatch(path.stem):
            ways.append((suffixed["stem"], file_name(suffixed["coder"])))
        folder, above = path.parent, path.parent.parent
        for stem, coder in ways:
            if text := self._text(folder, stem):
                return text, coder
        for stem, coder in ways:
            if text := self._text(above, stem):
                return text, coder or _told_by(folder)
        beside = self._folders(above)
        for stem, coder in ways:
            for text in (found for each in beside if (found := self._text(each, stem))):
                # A folder tells who made it only if others hold annotations of the same name.
                same = sum(path.name.lower() in self._names(each) for each in beside)
                return text, coder or (_told_by(folder) if same > 1 else "")
        return None

    def _text(self, folder: Path, stem: str) -> Path | None:
        name = self._names(folder).get(f"{stem}{TEXT}".lower())
        return folder / name if name else None


def _told_by(folder: Path) -> str:
    name = file_name(folder.name)
    return "" if _NO_ANNOTATOR.fullmatch(name) else name


def _annotator_above(text: Path) -> str:
    return next((name for folder in text.parents if (name := _told_by(folder))), "")


def _names(folder: Path) -> dict[str, str]:
    """The texts and annotations of a folder, by name without regard to letter case."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name for entry in entries), reverse=True)
    except OSError:
        # A folder above that cannot be looked into has no texts for us.
        return {}
    lower = ((name.lower(), name) for name in names)
    return {low: name for low, name in lower if low.endswith((TEXT, ANNOTATIONS))}


def _folders(above: Path) -> list[Path]:
    """The folders in a folder, those that are called like texts first."""
    try:
        folders = sorted(path for path in above.iterdir() if path.is_dir())
    except OSError:
        return []
    return sorted(folders, key=lambda path: not path.name.lower().startswith(("text", "txt")))


def _same_texts(texts: Iterable[Path]) -> set[Path]:
    """Texts of one name that lie in several folders and are the same."""
    by_name: defaultdict[tuple[str, int], list[Path]] = defaultdict(list)
    for text in texts:
        by_name[text.name, text.stat().st_size].append(text)
    same: set[Path] = set()
    for paths in by_name.values():
        if len(paths) > 1:
            by_bytes: defaultdict[bytes, list[Path]] = defaultdict(list)
            for path in paths:
                by_bytes[path.read_bytes()].append(path)
            same.update(p for group in by_bytes.values() if len(group) > 1 for p in group)
    return same
