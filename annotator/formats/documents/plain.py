"""Plain text and Markdown: one file, one article, its text kept as it is written."""

from annotator.formats.format import Format
from annotator.formats.parsing.plain_text import read_markdown, read_text

TXT = Format(
    name="txt",
    title="Plain text, one article a file",
    extensions=(".txt", ".text"),
    read=read_text,
    in_folders=True,
)


MARKDOWN = Format(
    name="md",
    title="Markdown, one article a file",
    extensions=(".md", ".markdown"),
    read=read_markdown,
    in_folders=True,
)
