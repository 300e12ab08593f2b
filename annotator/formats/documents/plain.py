"""Plain text and Markdown: one file, one article, its text kept as it is written."""

from annotator.formats.format import Format
from annotator.formats.parsing.plain_text import read_markdown, read_text
from annotator.formats.readers import TextReader

TXT = Format(
    name="txt",
    title="Plain text, one article a file",
    extensions=(".txt", ".text"),
    reader=TextReader(read_text),
)


MARKDOWN = Format(
    name="md",
    title="Markdown, one article a file",
    extensions=(".md", ".markdown"),
    reader=TextReader(read_markdown),
)
