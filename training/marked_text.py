"""Articles of the corpus with the marks in their text, as `corpus/README.md` says."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from annotator.core.text.span import Span

CORPUS = Path(__file__).parent / "corpus"
_HEADS = re.compile(r"\[((?:[qce]\d+(?:\.\w+)? ?)+)\|")


class MarkError(ValueError):
    """A mark that cannot be read; the message names file, line and reason."""


@dataclass
class MarkedRecord:
    """A quote, claim or event: its own fragments, the evidence and the values of its fields.

    Spans are code points into the text of its article, half-open, in reading order.
    """

    key: str
    spans: list[Span] = field(default_factory=list[Span])
    evidence: dict[str, list[Span]] = field(default_factory=dict[str, list[Span]])
    values: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class MarkedArticle:
    """An article without its marks, and what they say; `front` is its YAML block."""

    name: str
    front: dict[str, Any]
    text: str
    records: dict[str, MarkedRecord]

    def of(self, letter: str) -> list[MarkedRecord]:
        """The quotes (`q`), claims (`c`) or events (`e`)."""
        return [record for key, record in self.records.items() if key[0] == letter]


def corpus() -> list[MarkedArticle]:
    """All articles of the corpus, by name. Raises `MarkError`."""
    return [read(path) for path in sorted(CORPUS.glob("*.md")) if path.name != "README.md"]


def read(path: Path) -> MarkedArticle:
    """The article in `path`. Raises `MarkError` where a mark or a value cannot be read."""
    parts = path.read_text(encoding="utf-8").split("\n---\n")
    if len(parts) != 3 or not parts[0].startswith("---\n"):
        raise MarkError(f"{path.name}: not a front, a text and values, parted by lines “---”")
    try:
        front, values = yaml.safe_load(parts[0][4:]), yaml.safe_load(parts[2]) or {}
    except yaml.YAMLError as error:
        raise MarkError(f"{path.name}: {error}") from error
    text, marks = _parse(path.name, parts[1].strip(), parts[0].count("\n") + 3)
    records: dict[str, MarkedRecord] = {}
    for head, span in marks:
        key, _, name = head.partition(".")
        record = records.setdefault(key, MarkedRecord(key))
        spans = record.evidence.setdefault(name, []) if name else record.spans
        spans.append(span)
    for key, given in values.items():
        if key not in records:
            raise MarkError(f"{path.name}: {key} has values but no mark")
        records[key].values.update(given)
    for record in records.values():
        record.spans = _joined(record.spans, text)
        record.evidence = {name: _joined(at, text) for name, at in record.evidence.items()}
    order = sorted(records, key=lambda key: (key[0], int(key[1:])))
    return MarkedArticle(path.stem, front, text, {key: records[key] for key in order})


def _parse(name: str, marked: str, line: int) -> tuple[str, list[tuple[str, Span]]]:
    """The text without marks, and each head with its span; `line` is where the text begins."""
    text = ""
    open_marks: list[tuple[list[str], int]] = []
    marks: list[tuple[str, Span]] = []
    at = 0
    while at < len(marked):
        here = f"{name}:{line + marked.count(chr(10), 0, at)}"
        if heads := _HEADS.match(marked, at):
            open_marks.append((heads[1].split(), len(text)))
            at = heads.end()
            continue
        match marked[at]:
            case "]":
                if not open_marks:
                    raise MarkError(f"{here}: “]” closes nothing")
                heads_here, start = open_marks.pop()
                if start == len(text) or text[start].isspace() or text[-1].isspace():
                    raise MarkError(
                        f"{here}: the mark {heads_here} is empty or begins or ends in a space"
                    )
                marks += [(head, Span(start, len(text))) for head in heads_here]
            case "[" | "|":
                raise MarkError(f"{here}: “{marked[at]}” is no part of a mark")
            case "\n":
                text += "\n\n" if marked[at : at + 2] == "\n\n" else " "
                at += len(marked[at:]) - len(marked[at:].lstrip("\n")) - 1
            case character:
                text += character
        at += 1
    if open_marks:
        raise MarkError(f"{name}: not closed: {open_marks}")
    return text, marks


def _joined(spans: list[Span], text: str) -> list[Span]:
    """In reading order; those with only white space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
