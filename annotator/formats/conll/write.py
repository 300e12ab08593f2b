"""Writing CoNLL-2003: a file of tokens and tags and a text an article and coder.

The tags are the types of records. A token has one tag, so what overlaps, is in several pieces or
ends within a word is counted, and kept in ``annotator.jsonl`` beside the files.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec

from annotator.core.coding.article import Article
from annotator.core.messages import Message, message
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.conll import read as conll
from annotator.formats.conll.columns import Layout
from annotator.formats.conll.read import KEPT, Columns, name_of
from annotator.formats.conll.tokens import Tagged, encoded, sentence_tokens
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader

_WHY = ("pieces", "edges", "overlap", "sentences", "label")


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a folder; what of it has no place in tags.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    left: Counter[str] = Counter()
    with corpus_folder(conll.NAME, content, out) as folder:
        for place, document in folder.documents():
            table = _Table(document)
            lines = "".join(f"{line}\n" for line in table.lines())
            (folder.path / f"{place}.txt").write_bytes(document.article.text.encode())
            (folder.path / f"{place}.conll").write_bytes(lines.encode())
            folder.keep(place, document, table.names, table.more)
            left.update(table.left)
    return [message(f"tags-no-{why}", count=left[why]) for why in _WHY if left[why]]


class _Table:
    """The lines of one file.

    Attributes:
        names: what each annotation is called in the file.
        more: the annotations that it has no place for.
        left: how many of them are records, by why.
    """

    def __init__(self, document: ForeignArticle) -> None:
        article = document.article
        self._text = article.text
        self._columns = _columns_of(article)
        layout = self._columns.layout
        ends = self._columns.ends
        self._tokens = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)]
        self._starts = [token.start for token in self._tokens]
        self._breaks = list(accumulate(self._columns.sentences, initial=0))
        self._layers: dict[int, list[Tagged]] = {layer: [] for layer in layout.layers}
        self.names: dict[str, str] = {}
        self.more: list[Annotation] = []
        self.left: Counter[str] = Counter()
        taken: dict[int, set[int]] = {layer: set() for layer in layout.layers}
        self._parts = {
            part for each in document.annotations if each.record for part in each.record.parts()
        }
        for each in sorted(document.annotations, key=_order):
            layer = self._layer(each)
            tagged, why = self._tagged(each, taken[layer])
            if tagged is None:
                self.names[each.id] = f"_{len(self.more)}"
                self.more.append(each)
                self.left[why if each.record else ""] += 1
            else:
                self._layers[layer].append(tagged)
                taken[layer].update(range(tagged.first, tagged.last + 1))
                self.names[each.id] = name_of(each.spans[0], each.label, layer, layout)
        del self.left[""]

    def _layer(self, annotation: Annotation) -> int:
        layer = annotation.extra.get("column")
        return layer if layer in self._layers else self._columns.layout.layers[-1]

    def _tagged(self, annotation: Annotation, taken: set[int]) -> tuple[Tagged | None, str]:
        """The tokens that an annotation covers; or why it fits none, empty for evidence."""
        if annotation.id in self._parts:
            return None, ""
        if len(annotation.spans) != 1:
            return None, "pieces"
        [span] = annotation.spans
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.end - 1) - 1
        if (
            first > last
            or self._tokens[first].start != span.start
            or self._tokens[last].end != span.end
        ):
            return None, "edges"
        if self._crosses(first, last):
            return None, "sentences"
        if not taken.isdisjoint(range(first, last + 1)):
            return None, "overlap"
        label = annotation.label
        is_one_cell = label and not any(each.isspace() for each in label)
        return (Tagged(first, last, label), "") if is_one_cell else (None, "label")

    def _crosses(self, first: int, last: int) -> bool:
        """Whether it goes on in another sentence, where tags begin anew."""
        return bisect_right(self._breaks, first) != bisect_right(self._breaks, last)

    def lines(self) -> Iterator[str]:
        """The start of the document, then each sentence after an empty line."""
        columns, layout = self._columns, self._columns.layout
        mark = "\t" if layout.tabs else " "
        cells: dict[int, Sequence[str]] = {int(n): each for n, each in columns.cells.items()}
        cells[layout.token] = [self._text[each.start : each.end] for each in self._tokens]
        for layer, marked in self._layers.items():
            scheme, is_bare = columns.schemes.get(str(layer), ("BIO", False))
            marked.sort(key=lambda each: each.first)
            tags = encoded(len(self._tokens), marked, scheme)
            is_bare = is_bare and all(each.label == "entity" for each in marked)
            cells[layer] = [tag[0] for tag in tags] if is_bare else tags
        yield columns.start or mark.join(["-DOCSTART-", *["-X-"] * (layout.count - 2), "O"])
        done = 0
        for n, count in enumerate(columns.sentences):
            yield ""
            yield from columns.comments.get(str(n), ())
            for token in range(done, done + count):
                yield mark.join(cells[column][token] for column in range(layout.count))
            done += count


def _order(annotation: Annotation) -> tuple[bool, int, int, str]:
    """Records first, earlier ones before others, and of those that begin together the longer."""
    first = annotation.spans[0] if annotation.spans else Span(0, 0)
    return annotation.record is None, first.start, -first.end, annotation.id


def _columns_of(article: Article) -> Columns:
    """The columns that the article came with, or plain ones: a token and a tag."""
    try:
        columns = msgspec.convert(article.metadata.get(KEPT), Columns)
    except msgspec.ValidationError:
        return _plain_columns(article)
    if not columns.layout.layers:
        # Columns without tags get one more, for those that were made here.
        layout = msgspec.structs.replace(
            columns.layout, count=columns.layout.count + 1, layers=(columns.layout.count,)
        )
        columns = msgspec.structs.replace(columns, layout=layout, start="")
    return columns if _holds(columns, article) else _plain_columns(article)


def _holds(columns: Columns, article: Article) -> bool:
    """Whether the stored columns match the article's text and have one cell a token."""
    layout, count = columns.layout, len(columns.ends) // 2
    ends = columns.ends
    is_sound = (
        columns.sha256 == article.sha256
        and len(ends) == 2 * count == 2 * sum(columns.sentences)
        and all(a <= b for a, b in pairwise(ends))
        and all(0 <= end <= len(article.text) for end in ends)
    )
    covered = {layout.token, *layout.layers, *(int(n) for n in columns.cells if n.isdecimal())}
    return (
        is_sound
        and covered == set(range(layout.count))
        and all(len(cells) == count for cells in columns.cells.values())
    )


def _plain_columns(article: Article) -> Columns:
    found = sentence_tokens(article.text)
    return Columns(
        sha256=article.sha256,
        layout=Layout(2, layers=(1,)),
        ends=tuple(place for each in found for t in each for place in (t.start, t.end)),
        sentences=tuple(len(each) for each in found),
    )


FORMAT = Format(
    name=conll.NAME,
    title="CoNLL-2003: tokens and their tags in columns (IOB, BIO, BIOES, BILOU)",
    extensions=conll.SUFFIXES,
    reader=CorpusReader(conll.read, conll.claimed),
    writer=Writer(
        write,
        folder=True,
        loses="links, values and evidence, which annotator.jsonl keeps beside it",
    ),
)
