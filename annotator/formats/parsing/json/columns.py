"""What a JSON object says of an article beside its text, by the names of its keys."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.formats.parsing.dates import iso_date
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.one_article import file_name
from annotator.formats.parsing.paragraphs import one_line, title_of

_NAMES = {
    "title": "title",
    "source": "source",
    "author": "author",
    "published": "published",
    "date": "published",
    "url": "url",
    "language": "language",
}


def article_of(
    article_id: str, text: str, columns: dict[str, Any], path: Path, languages: dict[str, str]
) -> Article:
    """The article; what is no title, date or the like becomes metadata under its own name.

    Args:
        article_id: the article's.
        text: as it is stored.
        columns: what else is said.
        path: the file.
        languages: those that were told by the texts of articles before, by id, for telling them
            takes longer than reading them.
    """
    known: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    for name, value in columns.items():
        field = _NAMES.get(name, "")
        is_known = isinstance(value, str) and bool(value.strip()) and field not in known
        if field and is_known and (field != "published" or iso_date(value)):
            known[field] = iso_date(value) if field == "published" else one_line(value)
            if known[field] == value:
                continue
        metadata[name] = value
    if "language" not in known and article_id not in languages:
        languages[article_id] = language_of(text)
    return Article(
        id=article_id,
        title=known.get("title") or title_of(text, markdown=False),
        text=text,
        sha256=sha256(text),
        language=known.get("language") or languages[article_id],
        source=known.get("source", ""),
        author=known.get("author", ""),
        published=known.get("published", ""),
        url=known.get("url", ""),
        metadata={"file": file_name(path.name), **metadata},
    )


def columns_of(article: Article, taken: Iterable[str]) -> tuple[dict[str, Any], int]:
    """The object's keys beside the text, and how many of the metadata cannot be among them.

    Args:
        article: the article.
        taken: the keys that mean something else.
    """
    known = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
    }
    filled = {name: value for name, value in known.items() if value}
    unheld = {*taken, *filled}
    remaining = {name: value for name, value in article.metadata.items() if name not in unheld}
    return {**filled, **remaining}, len(article.metadata) - len(remaining)
