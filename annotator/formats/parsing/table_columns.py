"""Which column of a table is what of an article: by its name, or as a person says."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import message
from annotator.formats.parsing import safe_yaml

_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "full text", "article text", "body text", "body", "article body", "content"),
        *("article", "story", "main text", "transcript", "clean text", "plain text", "raw text"),
        *("content text", "body html", "content html"),
        *("volltext", "artikeltext", "inhalt", "texte", "texte intégral", "corps", "contenu"),
        *("texto", "texto completo", "cuerpo", "contenido", "conteúdo", "corpo", "testo"),
        *("contenuto", "tekst", "inhoud", "treść", "metin", "içerik", "текст", "содержание"),
        *("النص", "نص", "متن", "טקסט", "正文", "内容", "本文", "본문"),
    ),
    "title": (
        *("title", "headline", "article title", "heading", "hlead", "titel", "überschrift"),
        *("web title", "title page"),
        *("schlagzeile", "titre", "título", "titular", "titolo", "kop", "tytuł", "başlık"),
        *("заголовок", "العنوان", "عنوان", "כותרת", "标题", "見出し", "제목"),
    ),
    "source": (
        *("source", "outlet", "publication", "publication name", "newspaper", "source name"),
        *("news source", "publisher", "media", "medium", "site", "site name", "sitename"),
        *("media name", "source title", "source domain", "domain"),
        *("quelle", "zeitung", "journal", "média", "fuente", "medio", "periódico", "fonte"),
        *("veículo", "jornal", "testata", "bron", "krant", "źródło", "kaynak", "источник"),
        *("издание", "المصدر", "مصدر", "מקור", "来源", "媒体", "出典", "출처"),
    ),
    "author": (
        *("author", "authors", "byline", "by", "writer", "journalist", "autor", "autorin"),
        *("verfasser", "auteur", "auteurs", "autore", "yazar", "автор", "الكاتب", "كاتب"),
        *("נכתב על ידי", "作者", "著者", "기자"),
    ),
    "published": (
        *("date", "published", "publication date", "pub date", "publish date", "date published"),
        *("published at", "published date", "published on", "publishedat", "datetime", "day"),
        *("date publish", "web publication date", "seen date", "seendate", "date time"),
        *("datum", "erscheinungsdatum", "veröffentlicht", "date de publication", "fecha"),
        *("fecha de publicación", "data", "data de publicação", "data di pubblicazione"),
        *("publicatiedatum", "tarih", "дата", "дата публикации", "التاريخ", "تاريخ النشر"),
        *("תאריך", "日期", "发布日期", "日付", "날짜"),
    ),
    "url": (
        *("url", "link", "article url", "web url", "permalink", "uri", "web address"),
        *("lien", "enlace", "bağlantı", "ссылка", "الرابط", "链接", "網址"),
    ),
    "language": (
        *("language", "lang", "language code", "sprache", "langue", "idioma", "lingua", "taal"),
        *("język", "dil", "язык", "اللغة", "שפה", "语言", "言語", "언어"),
    ),
}
"""What columns are usually called, the likelier names first."""

_FILES = ("file", "filename", "document", "datei", "dateiname", "fichier", "archivo", "bestand")
"""What a column is called that names files."""

_ALIASES = {"headline": "title", "body": "text", "outlet": "source", "byline": "author"} | {
    "date": "published",
    "link": "url",
    "lang": "language",
}
_OWN_TABLES = (
    ("article_id", "title", "source", "author", "published"),
    ("article_id", "number", "outlet", "date"),
    ("record_id", "article_id"),
    ("draw_id", "time", "coders"),
    ("coder_id", "name", "role"),
    ("article_id", "title", "coder"),
    ("actor_id", "name", "kind"),
    ("link_id", "from", "to"),
    ("type", "field", "kind", "many"),
)
"""How the header of each table of an export begins."""

Columns = Mapping[str, str]
"""The name of a column by what of the article it holds: ``{"title": "Headline"}``; an empty name
where no column holds it."""

ATTRIBUTES = tuple(_NAMES)
"""What of an article a column can be."""


class Layout(msgspec.Struct, frozen=True):
    """The meaning of each column of a table.

    Attributes:
        names: of all columns, none empty, none twice.
        known: the place of a column by the article's attribute.
    """

    names: tuple[str, ...]
    known: dict[str, int]


def layout_of(file: str, header: Sequence[str], wanted: Columns) -> Layout:
    """Maps the columns of a header to attributes of an article.

    Args:
        file: what an error names.
        header: the names as the table has them.
        wanted: what a person says of some of them; the others are told by their names.

    Raises:
        InputError: none can be the text, or one that was named is not there; says which are.
    """
    names = distinct(header)
    if not wanted and is_own_table(header):
        raise InputError(
            file,
            message("table-of-an-export"),
        )
    known = _assigned(file, names, wanted)
    if "text" not in known:
        raise InputError(
            file,
            message("no-text-column", columns=_shown(names)),
            message("at-header"),
        )
    return Layout(names, known)


def guessed(header: Sequence[str]) -> Columns:
    """What the columns seem to be, by their names; the text may be missing."""
    names = distinct(header)
    return {attribute: names[place] for attribute, place in _assigned("", names, {}).items()}


def _assigned(file: str, names: Sequence[str], wanted: Columns) -> dict[str, int]:
    """The index of the column by the attribute of an article that it holds."""
    by_key = {_key(name): place for place, name in reversed(list(enumerate(names)))}
    known: dict[str, int] = {}
    settled = {attribute for attribute, name in wanted.items() if not name}
    for attribute, name in wanted.items():
        if attribute in settled:
            continue
        place = by_key.get(_key(name))
        if place is None:
            raise InputError(
                file,
                message("no-such-column", name=name, columns=_shown(names)),
                message("at-header"),
            )
        known[attribute] = place
    for attribute, usual in _NAMES.items():
        positions = (by_key.get(_key(name)) for name in usual)
        free = [place for place in positions if place is not None and place not in known.values()]
        if attribute not in known and attribute not in settled and free:
            known[attribute] = free[0]
    return known


def header_key(header: Sequence[str]) -> str:
    """The key under which a project stores the column mapping of a header."""
    return hashlib.sha256("\n".join(distinct(header)).encode()).hexdigest()[:24]


def is_own_table(header: Sequence[str]) -> bool:
    """Whether the columns are those of a table that an export of a project wrote."""
    return any(tuple(header[: len(start)]) == start for start in _OWN_TABLES)


def has_text_column(header: Sequence[str]) -> bool:
    """Whether one of the columns is called as texts are."""
    keys = {_key(name) for name in header}
    return any(_key(name) in keys for name in _NAMES["text"])


def names_files(name: str) -> bool:
    """Whether a column of that name names files."""
    return any(_key(name) == _key(usual) for usual in _FILES)


def usual_names(names: Sequence[str], settled: Collection[str]) -> Columns:
    """Which of the names is what of an article, by what columns are usually called, but for what
    is settled already."""
    by_key = {_key(name): name for name in reversed(names)}
    by_attribute: dict[str, str] = {}
    for attribute, usual in _NAMES.items():
        alike = (by_key.get(_key(name)) for name in usual)
        free = (name for name in alike if name is not None and name not in by_attribute.values())
        if attribute not in settled and (first := next(free, None)) is not None:
            by_attribute[attribute] = first
    return by_attribute


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in letter case, accents, blanks and signs only."""
    return _key(one) == _key(other)


def columns_of_text(text: str) -> Columns:
    """What a person wrote: ``title=Headline,text=Body``; ``author=`` if no column is the author.

    Raises:
        AnnotatorError: it is not of that form; says what can be named.
    """
    given: dict[str, str] = {}
    for part in text.split(","):
        attribute, equals, name = part.partition("=")
        if not equals or (not name.strip() and attribute.strip().casefold() in ("text", "body")):
            raise AnnotatorError(message("no-column-choice", text=part.strip()))
        given[attribute] = name.strip()
    return _checked(given)


def columns_of_file(path: Path) -> Columns:
    """What a YAML file says: a line ``title: Headline`` for each.

    Raises:
        InputError: it cannot be read or does not say which column is what.
    """
    file = str(path)
    document = safe_yaml.read(path, strings=True).data
    given = cast("dict[Any, Any]", document) if isinstance(document, dict) else {}
    if not given or not all(isinstance(part, str) for pair in given.items() for part in pair):
        raise InputError(file, message("line-a-column"))
    try:
        return _checked(given)
    except AnnotatorError as error:
        raise InputError(file, error.message) from error


def _checked(given: Mapping[str, str]) -> Columns:
    checked: dict[str, str] = {}
    for key, name in given.items():
        attribute = key.strip().casefold()
        attribute = _ALIASES.get(attribute, attribute)
        if attribute not in _NAMES:
            raise AnnotatorError(
                message("no-such-attribute", name=key.strip(), known=", ".join(ATTRIBUTES))
            )
        checked[attribute] = name
    return checked


def distinct(header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, none empty and none twice."""
    names: list[str] = []
    taken: set[str] = set()
    for number, given in enumerate(header, 1):
        base = " ".join(given.split()) or f"column {number}"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base} {count}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _key(name: str) -> str:
    """The name without letter case, accents, blanks and signs."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in letters if not unicodedata.combining(c)))


def _shown(names: Sequence[str]) -> str:
    short = [name if len(name) <= 40 else f"{name[:40]}…" for name in names[:20]]
    return ", ".join(f"“{name}”" for name in short) + (" …" if len(names) > 20 else "")
