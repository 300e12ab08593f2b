"""The annotations that a JSON-LD file of Web Annotations holds, in one form for all of its forms.

Sources: https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/annotation-vocab/, and
the API of Hypothes.is (https://h.readthedocs.io/en/latest/api/). Contexts are not fetched: the
terms of the vocabulary are known here by their names, their prefixes and their IRIs.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import message
from annotator.formats.parsing.json.errors import malformed, nul_place

Json = dict[str, Any]

TERMS = "urn:annotator:terms#"
"""The namespace of what the vocabulary has no term for; its prefix is ``annotator``."""
FIELD = "annotator:field"
NOTE = "annotator:note"
HYPOTHESIS = "annotator:hypothesis"
ABOUT = "schema:about"

_ANNO = ("www.w3.org/ns/anno", "www.w3.org/ns/oa")
_PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "cnt": "http://www.w3.org/2011/content#",
    "ldp": "http://www.w3.org/ns/ldp#",
}
_KNOWN = frozenset(
    {
        *("annotations", "audience", "body", "bodyValue", "cached", "canonical"),
        *("conformsTo", "contains", "created", "creator", "email", "end", "endSelector"),
        *("exact", "first", "format", "generated", "generator", "id", "items", "label"),
        *("language", "last", "modified", "motivation", "name", "next", "nickname", "partOf"),
        *("prefix", "processingLanguage", "purpose", "refinedBy", "renderedVia", "rights"),
        *("scope", "selector", "source", "start", "startIndex", "startSelector", "state"),
        *("styleClass", "stylesheet", "suffix", "target", "textDirection", "title", "total"),
        *("type", "value", "via"),
    }
)
_RENAMED = {
    "@id": "id",
    "@type": "type",
    "@graph": "graph",
    "@context": "context",
    "hasBody": "body",
    "hasTarget": "target",
    "hasSelector": "selector",
    "hasSource": "source",
    "hasScope": "scope",
    "hasState": "state",
    "hasPurpose": "purpose",
    "hasStartSelector": "startSelector",
    "hasEndSelector": "endSelector",
    "motivatedBy": "motivation",
    "annotatedBy": "creator",
    "annotatedAt": "created",
    "serializedAt": "generated",
    "chars": "value",
    "mbox": "email",
    "nick": "nickname",
    "item": "items",
    "totalItems": "total",
    "cachedSource": "cached",
    "styledBy": "stylesheet",
}
_EXTRA = {
    **{f"{TERMS}{name.partition(':')[2]}": name for name in (FIELD, NOTE, HYPOTHESIS)},
    "http://schema.org/about": ABOUT,
    "https://schema.org/about": ABOUT,
}
_GROUPS = frozenset({"Choice", "Composite", "List", "Independents"})
_REFERRING = ("body", "target", "selector", "source", "creator", "refinedBy", "startSelector")
_DEEPEST = 8


class Found(msgspec.Struct, frozen=True):
    """An annotation of a file; ``at`` is its JSON path."""

    at: str
    json: Json


class Annotations(msgspec.Struct):
    """What a file holds.

    Attributes:
        described: what the file says of resources, by IRI; some with their text as ``value``.
        about: the resources that a page is about, annotated or not.
        contexts: what of the file's contexts is not the vocabulary's.
        elsewhere: pages that the file names but does not hold.
    """

    found: list[Found] = []
    described: dict[str, Json] = {}
    about: list[str] = []
    contexts: list[Any] = []
    elsewhere: list[str] = []
    is_of_the_kind: bool = False


def load(path: Path) -> Annotations:
    """The annotations of a file.

    Raises:
        InputError: it cannot be read, is no JSON, or holds no Web Annotations; names the place.
    """
    file = str(path)
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise unreadable(file, error) from error
    if not data.strip():
        raise InputError(file, message("file-empty"))
    try:
        decoded: Any = msgspec.json.decode(data)
        if b"\\u0000" in data and (place := nul_place(decoded)):
            raise InputError(file, message("nul-character"), place)
        made = _Collecting(file).collected(decoded)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise malformed(path, data) from error
    except RecursionError as error:
        raise InputError(file, message("nested-too-deeply")) from error
    if not made.is_of_the_kind:
        raise InputError(
            file,
            message("no-web-annotations"),
        )
    return made


def listed(value: Any) -> list[Any]:
    """What stands at a key as a list: nothing, one thing or several."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def first_text(value: Any) -> str:
    """The first text at a key; empty if there is none."""
    return next((each for each in listed(value) if isinstance(each, str) and each), "")


def types_of(node: Json) -> set[str]:
    """The types of a thing."""
    return {each for each in listed(node.get("type")) if isinstance(each, str)}


def is_group(node: Json) -> bool:
    """Whether it is a set of bodies or targets."""
    return "items" in node and bool(types_of(node) & _GROUPS or "source" not in node)


def iri_of(value: Any) -> str:
    """The IRI that a string or an object is; empty if it has none."""
    if isinstance(value, str):
        return value
    return first_text(cast("Json", value).get("id")) if isinstance(value, dict) else ""


def plain(value: Any) -> Any:
    """The value with the vocabulary's names in their short form, and plain values unwrapped."""
    if isinstance(value, list):
        return [plain(each) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    node = cast("Json", value)
    if "@value" in node:
        return node["@value"]
    if "@list" in node or "@set" in node:
        return plain(node.get("@list", node.get("@set")))
    if set(node) == {"@id"}:
        return node["@id"]
    made: Json = {}
    for key, inner in node.items():
        name = _name(key)
        if name in ("context", HYPOTHESIS):
            made[name] = inner
        elif name in ("type", "motivation", "purpose"):
            made[name] = _short(plain(inner))
        else:
            made[name] = plain(inner)
    return made


@lru_cache(maxsize=1024)
def _name(key: str) -> str:
    """The short name of a term, or the key itself where it is none."""
    if key in _KNOWN:
        return key
    if key in _EXTRA:
        return _EXTRA[key]
    for prefix, iri in _PREFIXES.items():
        for start in (f"{prefix}:", iri):
            if key.startswith(start):
                suffix = key.removeprefix(start)
                suffix = _RENAMED.get(suffix, suffix)
                return suffix if suffix in _KNOWN else key
    return _RENAMED.get(key, key)


def _short(value: Any) -> Any:
    if isinstance(value, list):
        return [_short(each) for each in cast("list[Any]", value)]
    if isinstance(value, str):
        for start in ("oa:", _PREFIXES["oa"], "as:", _PREFIXES["as"]):
            value = value.removeprefix(start)
    return value


class _Collecting:
    """Walks through pages, collections, graphs and lists."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._made = Annotations()
        self._nodes: dict[str, Json] = {}

    def collected(self, decoded: Any) -> Annotations:
        self._walk(decoded, "$")
        if self._nodes:
            self._made.found = [
                Found(each.at, self._with_nodes(each.json, _DEEPEST)) for each in self._made.found
            ]
        for each in self._made.found:
            self._describe(each.json)
        return self._made

    def _walk(self, value: Any, at: str) -> None:
        if isinstance(value, list):
            for n, each in enumerate(cast("list[Any]", value)):
                self._walk(each, f"{at}[{n}]")
            return
        if not isinstance(value, dict):
            return
        node = cast("Json", value)
        self._keep_context(node.get("@context"))
        names = {_name(key): key for key in node}
        type_names = listed(_short(plain(node.get(names.get("type", "")))))
        types = {each for each in type_names if isinstance(each, str)}
        if "rows" in node and isinstance(node["rows"], list):
            self._made.is_of_the_kind |= not node["rows"] and "total" in node
            self._walk_each(node, ("rows",), at)
        elif _is_of_hypothesis(node):
            self._add(_of_hypothesis(node), at)
        elif "Annotation" in types or ("target" in names and not types):
            self._add(plain({key: each for key, each in node.items() if key != "@context"}), at)
        elif "graph" in names:
            graph = node[names["graph"]]
            self._nodes |= {
                iri_of(each): each
                for each in _objects(plain(listed(graph)))
                if iri_of(each) and "Annotation" not in types_of(each)
            }
            self._walk(graph, f"{at}.{names['graph']}")
        else:
            self._walk_page(node, names, types, at)

    def _walk_page(self, node: Json, names: dict[str, str], types: set[str], at: str) -> None:
        kinds = {"AnnotationPage", "AnnotationCollection", "AnnotationList", "BasicContainer"}
        kinds |= {"OrderedCollection", "OrderedCollectionPage", "Collection"}
        self._made.is_of_the_kind |= bool(types & kinds)
        for resource in listed(plain(node.get(names.get(ABOUT, "")))):
            self._note(resource)
            if iri := iri_of(resource):
                self._made.about.append(iri)
        inside = ("items", "first", "next", "contains", "annotations", "resources")
        keys = [names[name] for name in inside if name in names]
        for key in keys:
            if _name(key) in ("first", "next") and iri_of(node[key]) == node[key]:
                self._made.elsewhere.append(node[key])
        if "items" not in names and "first" not in names and "last" in names:
            keys.append(names["last"])
        self._walk_each(node, keys, at)

    def _walk_each(
        self, node: Json, keys: Iterator[str] | list[str] | tuple[str, ...], at: str
    ) -> None:
        for key in keys:
            self._walk(node[key], f"{at}.{key}")

    def _add(self, annotation: Any, at: str) -> None:
        if not isinstance(annotation, dict):
            raise InputError(self._file, message("annotation-no-object"), at)
        self._made.is_of_the_kind = True
        self._made.found.append(Found(at, cast("Json", annotation)))

    def _keep_context(self, context: Any) -> None:
        for each in listed(context):
            is_known = isinstance(each, str) and any(name in each for name in _ANNO)
            is_ours = isinstance(each, dict) and "annotator" in each
            if not is_known and not is_ours and each not in self._made.contexts:
                self._made.contexts.append(each)

    def _with_nodes(self, value: Any, depth: int) -> Any:
        """The annotation with the nodes of its graph in the places that name them."""
        if isinstance(value, list):
            return [self._with_nodes(each, depth) for each in cast("list[Any]", value)]
        if isinstance(value, str):
            node = self._nodes.get(value)
            return self._with_nodes(node, depth - 1) if node and depth else value
        if not isinstance(value, dict):
            return value
        return {
            key: self._with_nodes(each, depth) if key in _REFERRING or key == "items" else each
            for key, each in cast("Json", value).items()
        }

    def _describe(self, annotation: Json) -> None:
        for target in _flat(annotation.get("target")):
            self._note(target.get("source", target))

    def _note(self, resource: Any) -> None:
        # JSON of any kind.
        if isinstance(resource, dict) and (iri := iri_of(resource)) and len(resource) > 1:  # pyright: ignore[reportUnknownArgumentType]
            known = self._made.described.get(iri, {})
            self._made.described[iri] = {**cast("Json", resource), **known}


def _flat(value: Any) -> Iterator[Json]:
    for each in listed(value):
        if isinstance(each, dict):
            node = cast("Json", each)
            if is_group(node):
                yield from _flat(node["items"])
            else:
                yield node


def _objects(values: list[Any]) -> Iterator[Json]:
    return (cast("Json", each) for each in values if isinstance(each, dict))


def _is_of_hypothesis(node: Json) -> bool:
    return "uri" in node and "target" in node and ("user" in node or "tags" in node)


def _of_hypothesis(row: Json) -> Json:
    """A row of the API of Hypothes.is as a Web Annotation."""
    bodies: list[Json] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag}
        for tag in listed(row.get("tags"))
    ]
    if row.get("text"):
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": row["text"]})
    user_info = row.get("user_info")
    user = first_text(row.get("user"))
    name = (
        first_text(cast("Json", user_info).get("display_name"))
        if isinstance(user_info, dict)
        else ""
    )
    account = user.removeprefix("acct:").partition("@")[0]
    document = row.get("document")
    title = first_text(cast("Json", document).get("title")) if isinstance(document, dict) else ""
    page: Json = {"id": row["uri"]}
    if title:
        page["label"] = title
    references = [each for each in listed(row.get("references")) if isinstance(each, str)]
    targets: list[Any] = [
        {**target, "source": page} if target.get("selector") else page
        for target in _objects(plain(listed(row["target"])))
    ]
    known = {"id", "created", "updated", "user", "user_info", "uri", "text", "tags", "target"}
    known.add("references")
    made: Json = {
        "id": first_text(row.get("id")),
        "type": "Annotation",
        "motivation": "replying"
        if references
        else "commenting"
        if row.get("text")
        else "tagging"
        if bodies
        else "highlighting",
        "creator": {"id": user, "type": "Person", "name": name or account} if user else None,
        "created": row.get("created"),
        "modified": row.get("updated"),
        "body": bodies or None,
        "target": references[-1:] or targets or [page],
        HYPOTHESIS: {key: value for key, value in row.items() if key not in known},
    }
    return {key: value for key, value in made.items() if value}
