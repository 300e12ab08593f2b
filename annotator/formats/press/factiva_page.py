"""Downloads of Factiva as web pages, whose ids, classes and kinds of elements say what is what."""

import re
from collections.abc import Iterator, Sequence

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.documents.html import decoded
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.many_articles import Item
from annotator.formats.parsing.paragraphs import one_line
from annotator.formats.parsing.safe_xml import Element, attribute, local, named, parsed_html
from annotator.formats.press.factiva_article import PageMarks, coded_article, plain_article

_ARTICLE = re.compile(r"(?:^|\s)article(?:\s+[a-z]{2,4}article)?(?:\s|$)", re.IGNORECASE)
_HEADLINE = re.compile(r"\b[a-z]{0,4}headline\b", re.IGNORECASE)


def articles_of_page(file: str, raw: bytes, encoding: str) -> Iterator[Item | InputError]:
    """The articles of a page, each with its number as its place."""
    root = parsed_html(decoded(raw, chosen=encoding).replace("\0", "\ufffd"))
    for number, node in enumerate([] if root is None else _articles(root), 1):
        where = message("at-document", number=number)
        rows = [_cells(row) for row in named(node, "tr")]
        if any(cells and cells[0] == "HD" for cells in rows):
            lines = ["\t".join(cells) for cells in rows if cells]
            yield coded_article(file, where, lines, is_plain=False)
        else:
            head, marks = _head(node)
            text, publisher = _text(node)
            marks = PageMarks(marks.title, marks.section, marks.author, publisher)
            yield plain_article(file, where, head, text, marks=marks)


def _articles(root: Element) -> Sequence[Element]:
    """The elements that hold one article each: what only frames one may have the same class."""
    found = [
        node
        for node in root.iter()
        if local(node) == "div" and _ARTICLE.search(attribute(node, "class"))
    ]
    frames = {above for node in found for above in node.iterancestors()}
    return [node for node in found if node not in frames]


def _head(node: Element) -> tuple[list[str], PageMarks]:
    """The lines between title and text, or all before the text if no title is marked; and what is
    marked as title, section and author."""
    title, author = "", ""
    lines: list[str] = []
    section: list[str] = []
    for child in node.iter():
        classes = attribute(child, "class")
        if local(child) in ("p", "pre") and lines and blocks(child):
            break
        if _HEADLINE.search(classes) or attribute(child, "id").casefold() == "hd":
            if not title:
                title = " ".join(map(one_line, blocks(child)))
                section, lines = lines, []
        elif local(child) != "div" or any(local(each) in ("div", "p") for each in child):
            continue
        elif "author" in classes.casefold().split():
            author = author or " ".join(map(one_line, blocks(child)))
        else:
            lines += map(one_line, blocks(child))
    return lines, PageMarks(title, " ".join(section), author)


def _text(node: Element) -> tuple[list[str], str]:
    """The paragraphs, with the number at the end; and the publisher, whose line stands between
    the last paragraph that is marked as one and the number."""
    text: list[str] = []
    end_of_marked = 0
    for child in node.iter("p", "pre"):
        is_marked = "articleparagraph" in attribute(child, "class").casefold()
        text += blocks(child)
        if is_marked or (end_of_marked and local(child) == "pre"):
            end_of_marked = len(text)
    if not end_of_marked or end_of_marked >= len(text) - 1:
        return text, ""
    return [*text[:end_of_marked], text[-1]], " ".join(map(one_line, text[end_of_marked:-1]))


def _cells(row: Element) -> list[str]:
    return [
        "\n\n".join(blocks(cell)) if n else one_line("".join(cell.itertext()))
        for n, cell in enumerate(child for child in row if local(child) in ("td", "th"))
    ]
