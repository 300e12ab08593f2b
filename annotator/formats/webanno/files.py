"""Which WebAnno TSV files are of the same text, and whose each is.

INCEpTION exports a folder a document, in it a file an annotator. Other corpora have a folder an
annotator, or nothing that tells.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.one_article import file_name
from annotator.formats.webanno.annotations import Annotations
from annotator.formats.webanno.table import decoded, fingerprint, is_webanno, read_table

SUFFIX = ".tsv"
INITIAL = "INITIAL_CAS"
"""What INCEpTION calls the state that all annotators begin with."""

_EXPORTS = frozenset({"annotation", "curation"})
"""Folders of an exported project, which hold a folder a document with a file an annotator."""

_DOCUMENT = re.compile(r"(?i).+\.(?:txt|tsv|xmi|xml|json|conllu?|tcf|html?|pdf|docx?|tei)")


class CoderFile(msgspec.Struct, frozen=True):
    """One annotator's file; ``coder`` is empty if nothing tells whose it is."""

    path: Path
    coder: str


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that begin as WebAnno TSV does; other ``.tsv`` files are tables."""
    return [path for path in paths if path.suffix.lower() == SUFFIX and is_webanno(path)]


def texts_of(
    paths: Sequence[Path], *, merge: bool
) -> tuple[list[tuple[CoderFile, ...]], list[InputError], list[Message]]:
    """The files of each text, those that cannot be read, and what was left out."""
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    problems: list[InputError] = []
    for path in paths:
        try:
            key = hashlib.sha256("\n".join(fingerprint(decoded(path))).encode()).hexdigest()
        except InputError as error:
            problems.append(error)
        else:
            groups[key].append(path)
    counts = Counter(path.parent for path in paths)
    texts: list[tuple[CoderFile, ...]] = []
    left_out = 0
    for group in groups.values():
        sound = group if len(group) == 1 else _sound(group, problems)
        others = [path for path in sound if path.stem != INITIAL]
        left_out += len(sound) - len(others) if others else 0
        files = [CoderFile(path, _coder(path, group, counts)) for path in others or sound]
        if merge and len({each.coder for each in files}) == len(files):
            texts += [tuple(files)] if files else []
        else:
            texts += [(each,) for each in files]
    if not left_out:
        return texts, problems, []
    note = message("initial-cas-left-out", count=left_out, file=f"{INITIAL}{SUFFIX}")
    return texts, problems, [note]


def _sound(group: Iterable[Path], problems: list[InputError]) -> list[Path]:
    """Those that can be read, so that one bad file does not keep out what others made."""
    sound: list[Path] = []
    for path in group:
        try:
            Annotations(str(path), read_table(path))
        except InputError as error:
            problems.append(error)
        else:
            sound.append(path)
    return sound


def _coder(path: Path, group: Sequence[Path], counts: Counter[Path]) -> str:
    """The annotator: by the file's name in a folder that is a document's, else by the folder where
    several folders hold the same text under one name.

    Args:
        group: the files of the same text.
        counts: how many files each folder holds.
    """
    folder = path.parent
    beside = [other.stem for other in group if other.parent == folder]
    is_document = len(beside) == counts[folder] and (
        folder.parent.name in _EXPORTS or _DOCUMENT.fullmatch(folder.name) is not None
    )
    if is_document or len(beside) > 1:
        # Of doc_ada and doc_bob the annotators are ada and bob.
        shared = "" if is_document else _beginning(beside)
        end = 1 + max(shared.rfind(sign) for sign in "_-. ")
        name = path.stem[end:] or path.stem
        return "" if path.stem == INITIAL else file_name(name)
    same_name = sum(other.name == path.name for other in group)
    return file_name(path.parent.name) if same_name > 1 else ""


def _beginning(names: Sequence[str]) -> str:
    """What all names begin with."""
    first, last = min(names), max(names)
    differing = (n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differing, len(first))]


def document_of(file: CoderFile) -> str:
    """What the document is called: as its folder, if the file is called as its annotator."""
    is_named = file.path.stem in (file.coder, INITIAL)
    return file_name(file.path.parent.name if is_named else file.path.name)
