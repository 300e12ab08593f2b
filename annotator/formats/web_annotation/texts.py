"""Where the text of a resource is that Web Annotations are about: the model leaves that open.

In the file itself, as the ``value`` of a resource; in a text file beside it that the IRI names; in
another text of the import that names the IRI as its ``url`` or is called like it.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import message
from annotator.core.text.normalization import sha256
from annotator.formats.parsing.front_matter import read_front_matter
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.one_article import file_name, origin, read_bytes
from annotator.formats.parsing.paragraphs import one_line, storable, title_of
from annotator.formats.parsing.plain_text import decoded, read_text
from annotator.formats.web_annotation.anchoring import Text
from annotator.formats.web_annotation.json_ld import Json, first_text

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
_HEAD = 4096


class Whereabouts(msgspec.Struct, frozen=True):
    """Where a text is.

    Attributes:
        path: the file that is the text; None if it stands in the annotations' own file.
        by_url: whether its front matter named the resource, which then is no part of the text.
        key: the same for the same text.
    """

    key: str
    path: Path | None = None
    by_url: bool = False


class Texts:
    """The text files of an import."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = [path for path in paths if path.suffix.lower() in SUFFIXES]

    def of(self, file: Path, iri: str, resource: Json, *, is_only: bool) -> Whereabouts | None:
        """Where the text of the resource is; None if that cannot be found.

        Args:
            file: the annotations' file.
            iri: the resource.
            resource: what the file says of it.
            is_only: whether the file is about no other resource.
        """
        if value := first_text(resource.get("value")):
            return Whereabouts(f"{sha256(storable(value))} {iri}")
        beside = self._beside(file, iri, is_only=is_only)
        if beside is not None:
            return Whereabouts(str(beside.resolve()), beside)
        for path, by_url in ((self._by_url.get(_page(iri)), True), (self._named(iri), False)):
            if path is not None:
                return Whereabouts(str(path.resolve()), path, by_url)
        return None

    @staticmethod
    def _beside(file: Path, iri: str, *, is_only: bool) -> Path | None:
        folder = file.parent
        names = [name for name in (_relative(iri), *_names(iri)) if name]
        if is_only:
            names += [f"{file.stem}.txt", f"{file.name.split('.')[0]}.txt"]
        for name in names:
            path = folder / name
            try:
                # A file that came from anywhere names no text outside its own folder.
                is_inside = path.resolve().is_relative_to(folder.resolve())
                if path.suffix.lower() in SUFFIXES and is_inside and path.is_file():
                    return path
            except (OSError, ValueError):
                continue
        return None

    def _named(self, iri: str) -> Path | None:
        for name in _names(iri):
            paths = self._by_name.get(name, [])
            if len(paths) == 1:
                return paths[0]
        return None

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        paths: defaultdict[str, list[Path]] = defaultdict(list)
        for path in self._paths:
            paths[path.name].append(path)
        return dict(paths)

    @cached_property
    def _by_url(self) -> dict[str, Path]:
        paths: dict[str, Path] = {}
        for path in self._paths:
            try:
                with path.open("rb") as file:
                    head = file.read(_HEAD).decode("utf-8", "ignore")
                front = read_front_matter(str(path), head.replace("\r\n", "\n").lstrip("\ufeff"))
            except (OSError, InputError):
                continue
            if url := front.known.get("url"):
                paths.setdefault(_page(url), path)
        return paths


def article_of(
    where: Whereabouts, file: Path, iri: str, resource: Json, article_id: str
) -> tuple[Article, Text]:
    """The article that a resource is, and its text for looking up places.

    Raises:
        InputError: the text cannot be read or stored; names its file.
    """
    try:
        if where.path is None:
            text = Text(first_text(resource.get("value")))
            metadata = {"file": file_name(file.name)}
        elif where.by_url:
            [coded] = read_text(where.path, lambda: article_id).articles()
            return coded.article, Text(coded.article.text)
        else:
            data = read_bytes(where.path)
            text = Text(_raw(where.path, data), data)
            metadata = origin(where.path, data)
    except TextError as error:
        raise InputError(str(where.path or file), error.message) from error
    if not text.text.strip():
        raise InputError(str(where.path or file), message("text-of-resource-empty", name=iri))
    titles = (first_text(resource.get(key)) for key in ("dcterms:title", "title", "label", "name"))
    title = one_line(storable(next((each for each in titles if each), "")))
    urls = (first_text(resource.get("via")), iri)
    article = Article(
        id=article_id,
        title=title or title_of(text.text, markdown=False),
        text=text.text,
        sha256=sha256(text.text),
        language=first_text(resource.get("language")) or language_of(text.text),
        url=next((url for url in urls if url.startswith(("http://", "https://"))), ""),
        metadata=metadata,
    )
    return article, text


def _raw(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(str(path), data)[0]


def _relative(iri: str) -> str:
    """The path that a relative IRI or one of a file is; empty for any other."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or parts.query:
        return ""
    return unquote(parts.path).lstrip("/")


def _names(iri: str) -> list[str]:
    """What a text of the resource may be called."""
    try:
        path = unquote(urlsplit(iri).path)
    except ValueError:
        return []
    name = path.rstrip("/").replace("\\", "/").rpartition("/")[2].rpartition(":")[2]
    if not name or name.startswith("."):
        return []
    stem = name.rpartition(".")[0] or name
    return list(dict.fromkeys((name, f"{name}.txt", f"{stem}.txt", f"{stem}.md")))


def _page(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/") or url
