"""Writing W3C Web Annotations: a folder with a text and a page of annotations an article.

The text lies beside its page as plain text, and the page names it by a relative IRI, so that
every reader of the model finds it. What the vocabulary has no term for has one in a namespace of
our own: which field a body belongs to, and which body is a working note. What the model cannot
say goes into ``annotator.jsonl`` beside them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import msgspec

from annotator.core.messages import Message
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.annotations.read_records import IMPORTED
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.web_annotation import read as web_annotation
from annotator.formats.web_annotation.bodies import creator_of, moment
from annotator.formats.web_annotation.json_ld import (
    ABOUT,
    FIELD,
    HYPOTHESIS,
    NOTE,
    TERMS,
    Json,
    listed,
)

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"annotator": TERMS, HYPOTHESIS: {"@id": HYPOTHESIS, "@type": "@json"}},
]
_PURPOSES = frozenset(
    {
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
        *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
        *("reviewing", "tagging"),
    }
)
_AROUND = 32


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a folder; what a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    with corpus_folder(web_annotation.NAME, content, out) as folder:
        for place, document in folder.whole_documents():
            page = _Page(document, place)
            (folder.path / f"{place}.txt").write_bytes(document.article.text.encode())
            (folder.path / f"{place}.jsonld").write_bytes(page.encoded())
            folder.keep(place, document, page.names)
    return ()


class _Page:
    """The page of one article.

    Attributes:
        names: what each annotation is called in the file.
    """

    def __init__(self, document: ForeignArticle, place: str) -> None:
        self._article = document.article
        self._place = place
        self._source = quote(f"{place}.txt")
        self._annotations = document.annotations
        self._relations = document.relations
        self.names = {each.id: _iri(each.id) for each in self._annotations}
        self._named = {*self.names.values(), *(_iri(each.id) for each in self._relations)}

    def encoded(self) -> bytes:
        """The page as JSON-LD: an annotation a line."""
        article = self._article
        about: Json = {"id": self._source, "type": "Text", "format": "text/plain"}
        for key, value in (
            ("label", article.title),
            ("language", article.language),
            ("via", article.url),
        ):
            if value:
                about[key] = value
        head: Json = {
            "@context": CONTEXT,
            "id": quote(f"{self._place}.jsonld"),
            "type": "AnnotationPage",
            ABOUT: about,
        }
        encoder = msgspec.json.Encoder()
        lines = [encoder.encode(item) for item in self._items()]
        start = encoder.encode(head).removesuffix(b"}")
        return start + b',\n"items":[' + b",".join(b"\n" + line for line in lines) + b"\n]}\n"

    def _items(self) -> Iterator[Json]:
        for each in self._annotations:
            yield self._item(each)
            yield from each.extra.get("replies", ())
        for each in self._relations:
            yield self._relation(each)

    def _item(self, annotation: Annotation) -> Json:
        extra = annotation.extra
        bodies = list(self._bodies(annotation))
        own: Json = {
            "id": self.names[annotation.id],
            "type": "Annotation",
            "motivation": "classifying",
        }
        made = _head(extra, own, annotation.coder)
        record = annotation.record
        if record is not None and record.created != IMPORTED:
            for key, when in (("created", record.created), ("modified", record.updated)):
                if moment(made.get(key)) != when and (key == "created" or when != record.created):
                    made[key] = _written(when)
        for value in [body["bodyValue"] for body in bodies if "bodyValue" in body][:1]:
            made["bodyValue"] = value
        bodies = [body for body in bodies if "bodyValue" not in body]
        if bodies and "bodyValue" in made:
            bodies.insert(0, {"type": "TextualBody", "value": made.pop("bodyValue")})
        if bodies:
            made["body"] = bodies[0] if len(bodies) == 1 else bodies
        made["target"] = self._target(annotation)
        return made

    def _target(self, annotation: Annotation) -> Any:
        extra = annotation.extra
        spans = [[span.start, span.end] for span in annotation.spans]
        if "target" in extra and extra.get("placed") == spans and not spans:
            return self._here(extra["target"])
        if not spans:
            return self._source
        targets = [self._specific(span) for span in annotation.spans]
        # The vocabulary's set of things that are needed together; contexts name it by prefix.
        return targets[0] if len(targets) == 1 else {"type": "oa:Composite", "items": targets}

    def _here(self, target: Any) -> Any:
        """A target that came without a place in the text, with the text beside for whatever it
        named: its own addresses lead to no text that is there. Other annotations stay."""
        if isinstance(target, list):
            found = [self._here(each) for each in cast("list[Any]", target)]
            distinct = [each for n, each in enumerate(found) if each not in found[:n]]
            return distinct[0] if len(distinct) == 1 else distinct
        if isinstance(target, dict):
            node = cast("Json", target)
            if "items" in node:
                return {**node, "items": listed(self._here(listed(node["items"])))}
            if "source" in node:
                return {**node, "source": self._here(node["source"])}
            return node if node.get("id") in self._named else self._source
        return target if target in self._named else self._source

    def _specific(self, span: Span) -> Json:
        text = self._article.text
        words: Json = {
            "type": "TextQuoteSelector",
            "prefix": text[max(span.start - _AROUND, 0) : span.start],
            "exact": text[span.start : span.end],
            "suffix": text[span.end : span.end + _AROUND],
        }
        position: Json = {
            "type": "TextPositionSelector",
            "start": span.start,
            "end": span.end,
        }
        selectors = [words, position]
        return {"type": "SpecificResource", "source": self._source, "selector": selectors}

    def _bodies(self, annotation: Annotation) -> Iterator[Any]:
        extra = annotation.extra
        if "label_body" in extra:
            yield _body(extra["label_body"])
        elif "json" not in extra:
            yield _textual("classifying", annotation.label)
        stored: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for name, value, raw in extra.get("bodies", ()):
            stored[str(name), _shown(value)].append(raw)
        for name, values in annotation.attributes.items():
            for value in values:
                if raws := stored.get((name, _shown(value))):
                    yield _body(raws.pop(0))
                else:
                    yield _named(name, _textual("describing", _shown(value)))
        for role in annotation.roles:
            if raws := stored.get((role.name, role.target)):
                yield _body(raws.pop(0))
                continue
            iri = self.names.get(role.target, _iri(role.target))
            yield _named(role.name, {"type": "SpecificResource", "source": iri}, "linking")
        if annotation.note and annotation.note != extra.get("told"):
            yield {**_textual("commenting", annotation.note), NOTE: True}

    def _relation(self, relation: Relation) -> Json:
        own = {"id": _iri(relation.id), "type": "Annotation", "motivation": "linking"}
        made = _head(relation.extra, own, "" if relation.extra else relation.coder)
        source, target = (
            self.names.get(end, _iri(end)) for end in (relation.source, relation.target)
        )
        attributes = [
            (name, value) for name, values in relation.attributes.items() for value in values
        ]
        bodies: list[Any] = [
            _named(name, _textual("describing", _shown(value))) for name, value in attributes
        ]
        if "label_body" in relation.extra:
            bodies.insert(0, _body(relation.extra["label_body"]))
        elif "json" not in relation.extra:
            bodies.insert(0, _textual("classifying", relation.label))
        if relation.extra.get("targets") == 2:
            made["target"] = [source, target]
        else:
            made["target"] = source
            bodies.insert(0, {"type": "SpecificResource", "purpose": "linking", "source": target})
        if bodies:
            made["body"] = bodies[0] if len(bodies) == 1 else bodies
        return made


def _head(extra: Json, own: Json, coder: str) -> Json:
    """The properties of an annotation: the stored ones of its file, else ours."""
    stored: Json = extra.get("json", {})
    made: Json = {}
    if "context" in extra:
        made["@context"] = [CONTEXT[0], *extra["context"], CONTEXT[1]]
    made |= {**own, **stored} if stored or "json" in extra else own
    if "json" in extra and "motivation" not in stored:
        made.pop("motivation", None)
    if coder and creator_of(stored) != coder:
        made["creator"] = {"type": "Person", "name": coder}
    return made


def _body(raw: Any) -> Json:
    return cast("Json", raw) if isinstance(raw, dict) else {"id": raw}


def _textual(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _named(name: str, body: Json, purpose: str = "describing") -> Json:
    """The body with what it is for: a purpose of the model where the name is one."""
    if name in _PURPOSES:
        return {**body, "purpose": name}
    return {**body, "purpose": purpose, FIELD: name}


def _shown(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _iri(name: str) -> str:
    """The id as an IRI: one that came with it, or one within the file."""
    is_iri = name.startswith(("#", "_:")) or ":" in name or "/" in name
    return name if is_iri else f"#{quote(name)}"


def _written(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


FORMAT = Format(
    name=web_annotation.NAME,
    title="W3C Web Annotation: pages of JSON-LD with their texts beside them",
    extensions=(web_annotation.LD,),
    reader=CorpusReader(web_annotation.read, web_annotation.claimed),
    writer=Writer(write, folder=True),
)
