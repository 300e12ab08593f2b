"""The report: one HTML file to read and print, with everything that it shows inside it."""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import IO

import msgspec

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.link import Link
from annotator.core.coding.publication import in_order
from annotator.core.coding.record import Record
from annotator.core.coding.record_reading import RELATION_PHRASES, codes_of
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.text.marks import Mark, direction
from annotator.core.text.span import joined_text
from annotator.formats.content import CodedArticle, Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.reports.report_charts import bars, timeline
from annotator.formats.reports.report_style import style
from annotator.formats.reports.report_text import marked_text
from annotator.formats.reports.report_values import fields_html

LOSES = (
    "working notes, flags, other metadata, times and most of the codebook; it is for reading and "
    "printing and cannot be imported"
)
_SPOOL_IN_MEMORY = 16 * 1024 * 1024
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_STATES = {"new": "new", "in_progress": "in progress", "done": "done", "nothing": "nothing to code"}


class _End(msgspec.Struct, frozen=True):
    """A record that a link leads to or from."""

    label: str
    text: str
    title: str


class _Tally(msgspec.Struct):
    """What is counted while the articles go by."""

    articles: int = 0
    uncoded: int = 0
    types: Counter[str] = msgspec.field(default_factory=Counter[str])
    coders: Counter[str] = msgspec.field(default_factory=Counter[str])
    outlets: Counter[str] = msgspec.field(default_factory=Counter[str])
    months: dict[str, Counter[str]] = {}
    undated: int = 0


def write(content: Content, out: Path) -> None:
    """Writes the content to a file.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    codebook = content.codebook
    if codebook is None or content.info is None:
        raise InputError(str(out), message("codebook-needed"))
    with (
        replacing_file(out) as file,
        tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as body,
        tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as list_of_articles,
    ):
        # What stands above the articles is known only after them.
        report = _Report(content, codebook)
        for coded in content.articles():
            _put(body, report.article(coded))
            _put(list_of_articles, report.entry(coded))
        _put(file, _head(content.info.name, codebook))
        _put(file, report.front(content.info.name))
        _put(file, ['<section id="contents">\n<h2>Articles</h2>\n<ol class="contents">\n'])
        _copy(list_of_articles, file)
        _put(file, ["</ol>\n</section>\n<main>\n"])
        _copy(body, file)
        _put(file, ["</main>\n"])
        _put(file, report.links())
        _put(file, [f"<footer><p>This report leaves out {_text(LOSES)}.</p></footer>\n"])
        _put(file, ["</body>\n</html>\n"])


def _put(file: IO[bytes], parts: Iterator[str] | Sequence[str]) -> None:
    for part in parts:
        file.write(part.encode())


def _copy(spool: IO[bytes], file: IO[bytes]) -> None:
    spool.seek(0)
    shutil.copyfileobj(spool, file)


def _head(title: str, codebook: Codebook) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    # Nothing is fetched and nothing runs, whatever the texts hold.
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    yield "style-src 'unsafe-inline'\">\n"
    yield f"<title>{_text(title)}</title>\n<style>\n{style(codebook)}</style>\n</head>\n<body>\n"


class _Report:
    """The parts of one report, made while the articles go by."""

    def __init__(self, content: Content, codebook: Codebook) -> None:
        self._codebook = codebook
        self._types = {each.key: each for each in codebook.types}
        self._codes = codes_of(codebook)
        self._coders = {coder.id: coder.name for coder in content.coders()}
        self._actors = {actor.id: actor.name for actor in content.actors()}
        self._links = list(content.links())
        self._linked: dict[str, list[Link]] = {}
        for link in self._links:
            self._linked.setdefault(link.source, []).append(link)
            self._linked.setdefault(link.target, []).append(link)
        self._ends: dict[str, _End] = {}
        self._tally = _Tally()

    def front(self, title: str) -> Iterator[str]:
        """The title, what was counted, and what the colours and letters mean."""
        tally = self._tally
        records = tally.types.total()
        yield f'<header>\n<h1 dir="auto">{_text(title)}</h1>\n<p class="about">'
        parts = [
            _counted(tally.articles, "article"),
            _counted(records, "record"),
            _counted(len(self._links), "link"),
            f"codebook “{_text(self._codebook.title)}”",
        ]
        yield " · ".join(parts)
        yield "</p>\n</header>\n"
        yield '<section id="counts">\n<h2>Counts</h2>\n<div class="charts">\n'
        by_type = [(self._types[key], count) for key, count in tally.types.most_common()]
        yield from bars(
            "Records by type",
            [(f"{self._codes[each.key]} {each.label}", count) for each, count in by_type],
            [each.colour for each, _ in by_type],
        )
        yield from bars("Records by coder", tally.coders.most_common())
        yield from bars("Records by outlet", tally.outlets.most_common())
        yield "</div>\n"
        labels = [(each.key, each.label, each.colour) for each in self._codebook.types]
        yield from timeline("Records by month of publication", tally.months, labels)
        if tally.undated:
            yield f'<p class="note">{_counted(tally.undated, "record")} of articles '
            yield "without a month are not in the timeline.</p>\n"
        if tally.uncoded:
            yield f'<p class="note">{_counted(tally.uncoded, "article")} without records.</p>\n'
        yield "</section>\n"
        yield from self._legend()

    def _legend(self) -> Iterator[str]:
        yield '<section id="legend">\n<h2>Marks</h2>\n<ul class="legend">\n'
        for each in self._codebook.types:
            if self._tally.types[each.key]:
                yield f'<li><mark class="t-{_colour(each)}">{_text(each.label)}'
                yield f"</mark><sup>{_text(self._codes[each.key])}1</sup>"
                yield f" {_text(each.help)}</li>\n"
        yield "</ul>\n<p>Where a marked passage ends, its letter and number lead to the record. "
        yield "A passage of several records is striped.</p>\n</section>\n"

    def entry(self, coded: CodedArticle) -> Iterator[str]:
        """The line of an article in the list of articles."""
        article = coded.article
        about = " · ".join(part for part in (article.source, article.published[:10]) if part)
        yield f'<li><a href="#a-{_attribute(article.id)}"><bdi>{_title(article)}</bdi></a> '
        yield f'<span class="about"><bdi>{_text(about)}</bdi> '
        yield f"({_counted(len(coded.records), 'record')})</span></li>\n"

    def article(self, coded: CodedArticle) -> Iterator[str]:
        """An article with its marks and records."""
        article = coded.article
        labels = self._count(coded)
        language = f' lang="{_attribute(article.language)}"' if article.language else ""
        yield f'<article id="a-{_attribute(article.id)}">\n'
        yield f'<h2{language} dir="auto">{_title(article)}</h2>\n'
        yield from self._about(coded)
        marks = [
            Mark(
                fragment.start,
                fragment.end,
                labels[record.id],
                _colour(self._types[record.type]),
                f"r-{record.id}",
            )
            for record in coded.records
            for fragment in record.spans
        ]
        yield f'<div class="text"{language} dir="{direction(article.text)}">'
        yield from marked_text(article.text, marks)
        yield "</div>\n"
        if coded.records:
            yield '<table class="records">\n<thead><tr><th>No.</th><th>Text</th><th>Fields</th>'
            yield "<th>Coder</th></tr></thead>\n<tbody>\n"
            for record in sorted(coded.records, key=lambda record: record.spans):
                yield from self._row(record, labels)
            yield "</tbody>\n</table>\n"
        yield "</article>\n"

    def _count(self, coded: CodedArticle) -> dict[str, str]:
        """Counts an article; the label of each of its records, such as ``Q12``."""
        tally, article = self._tally, coded.article
        tally.articles += 1
        tally.uncoded += not coded.records
        labels: dict[str, str] = {}
        month = article.published[:7]
        for record in sorted(coded.records, key=lambda record: record.spans):
            tally.types[record.type] += 1
            tally.coders[self._coders[record.coder]] += 1
            tally.outlets[article.source or "(no outlet)"] += 1
            if _MONTH.fullmatch(month):
                tally.months.setdefault(month, Counter())[record.type] += 1
            else:
                tally.undated += 1
            label = f"{self._codes[record.type]}{tally.types[record.type]}"
            labels[record.id] = label
            if record.id in self._linked:
                text = joined_text(record.spans)
                self._ends[record.id] = _End(label, text, article.title)
        return labels

    def _about(self, coded: CodedArticle) -> Iterator[str]:
        article = coded.article
        parts = [_bdi(part) for part in (article.source, article.author, article.published) if part]
        if article.url:
            parts.append(_address(article.url))
        for each in in_order(article.publications):
            words = [_bdi(part) for part in (each.outlet, each.section, each.date) if part]
            also = [", ".join(words), _address(each.url) if each.url else ""]
            parts.append(f"also in {' '.join(filter(None, also))}")
        for status in coded.statuses:
            reason = f" ({_bdi(status.reason)})" if status.reason else ""
            coder = self._coders[status.coder]
            parts.append(f"{_bdi(coder)}: {_STATES[status.state]}{reason}")
        if article.revision > 1:
            parts.append(f"revision {article.revision}")
        yield f'<p class="about">{" · ".join(parts)}</p>\n'

    def _row(self, record: Record, labels: Mapping[str, str]) -> Iterator[str]:
        record_type = self._types[record.type]
        text = joined_text(record.spans)
        yield f'<tr id="r-{_attribute(record.id)}">\n<th scope="row"><span class="label '
        yield f't-{_colour(record_type)}">{_text(labels[record.id])}</span>'
        yield f"<br>{_text(record_type.label)}</th>\n"
        yield f'<td class="said" dir="{direction(text)}">{_text(text)}</td>\n<td>'
        yield from fields_html(record_type, record, self._actors)
        yield from self._links_of(record, labels)
        coder = _bdi(self._coders[record.coder])
        yield f"</td>\n<td>{coder}<br>{_text(record.state)}</td>\n</tr>\n"

    def _links_of(self, record: Record, labels: Mapping[str, str]) -> Iterator[str]:
        if links := self._linked.get(record.id):
            yield '<ul class="links">'
            for link in links:
                other, verb = link.other(record.id), RELATION_PHRASES[link.relation]
                phrase = verb[0] if link.source == record.id else verb[1]
                shown = labels.get(other, "a record of another article")
                yield f'<li>{phrase} <a href="#r-{_attribute(other)}">{_text(shown)}</a></li>'
            yield "</ul>"

    def links(self) -> Iterator[str]:
        """The table of links."""
        if not self._links:
            return
        yield '<section id="links">\n<h2>Links</h2>\n<table>\n'
        yield "<thead><tr><th>From</th><th>Relation</th><th>To</th></tr></thead>\n<tbody>\n"
        for link in self._links:
            yield f"<tr>{self._end(link.source)}<td>{RELATION_PHRASES[link.relation][0]}</td>"
            yield f"{self._end(link.target)}</tr>\n"
        yield "</tbody>\n</table>\n</section>\n"

    def _end(self, record_id: str) -> str:
        end = self._ends.get(record_id)
        if end is None:
            return "<td>(a record that is not in this report)</td>"
        return (
            f'<td><a href="#r-{_attribute(record_id)}">{_text(end.label)}</a> '
            f'<span class="said">{_bdi(end.text)}</span><br>'
            f'<span class="about">{_bdi(end.title)}</span></td>'
        )


def _colour(record_type: RecordType) -> str:
    return record_type.colour if record_type.colour.isidentifier() else "slate"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _address(url: str) -> str:
    if not re.match(r"https?://", url, re.IGNORECASE):
        return _bdi(url)
    return f'<a href="{_attribute(url)}" rel="noreferrer noopener">{_text(url)}</a>'


def _title(article: Article) -> str:
    return _text(article.title) if article.title.strip() else "(no title)"


def _bdi(text: str) -> str:
    return f"<bdi>{_text(text)}</bdi>"


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(text, quote=True)


FORMAT = Format(
    name="report",
    title="Report: one web page to read and print, with marks, counts and a timeline",
    extensions=(".html",),
    writer=Writer(write, loses=LOSES),
)
