"""JSON-LD by somebody else's processor, with the context of Web Annotations and no network.

The terms are those of https://www.w3.org/TR/annotation-vocab/#json-ld-context.
"""

from typing import Any

from pyld import jsonld

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"

_PREFIXES = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "iana": "http://www.iana.org/assignments/relation/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "as": AS,
    "schema": "http://schema.org/",
}
_OF_OA = (
    "Annotation TextualBody ResourceSelection SpecificResource FragmentSelector CssSelector "
    "XPathSelector TextQuoteSelector TextPositionSelector DataPositionSelector SvgSelector "
    "RangeSelector TimeState HttpRequestState Choice Motivation assessing bookmarking classifying "
    "commenting describing editing highlighting identifying linking moderating questioning "
    "replying reviewing tagging bodyValue exact prefix suffix styleClass"
)
_THINGS = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "state": "oa:hasState",
    "scope": "oa:hasScope",
    "refinedBy": "oa:refinedBy",
    "startSelector": "oa:hasStartSelector",
    "endSelector": "oa:hasEndSelector",
    "renderedVia": "oa:renderedVia",
    "creator": "dcterms:creator",
    "generator": "as:generator",
    "rights": "dcterms:rights",
    "homepage": "foaf:homepage",
    "via": "oa:via",
    "canonical": "oa:canonical",
    "stylesheet": "oa:styledBy",
    "cached": "oa:cachedSource",
    "conformsTo": "dcterms:conformsTo",
    "partOf": "as:partOf",
    "first": "as:first",
    "last": "as:last",
    "next": "as:next",
    "prev": "as:prev",
    "audience": "schema:audience",
}
_TYPED = {
    "created": ("dcterms:created", "xsd:dateTime"),
    "modified": ("dcterms:modified", "xsd:dateTime"),
    "generated": ("dcterms:issued", "xsd:dateTime"),
    "start": ("oa:start", "xsd:nonNegativeInteger"),
    "end": ("oa:end", "xsd:nonNegativeInteger"),
    "total": ("as:totalItems", "xsd:nonNegativeInteger"),
    "startIndex": ("as:startIndex", "xsd:nonNegativeInteger"),
    "motivation": ("oa:motivatedBy", "@vocab"),
    "purpose": ("oa:hasPurpose", "@vocab"),
    "textDirection": ("oa:textDirection", "@vocab"),
}
CONTEXT: dict[str, Any] = {
    **_PREFIXES,
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    **{name: f"oa:{name}" for name in _OF_OA.split()},
    "Dataset": "dctypes:Dataset",
    "Image": "dctypes:StillImage",
    "Text": "dctypes:Text",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "Organization": "foaf:Organization",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: {"@id": iri, "@type": "@id"} for name, iri in _THINGS.items()},
    **{name: {"@id": iri, "@type": kind} for name, (iri, kind) in _TYPED.items()},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "format": "dc:format",
    "language": "dc:language",
    "processingLanguage": "oa:processingLanguage",
    "value": "rdf:value",
    "name": "foaf:name",
    "email": {"@id": "foaf:mbox", "@type": "@id"},
    "nickname": "foaf:nick",
    "label": "rdfs:label",
}


def _loaded(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url == ANNO, f"{url} is not shipped"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def expanded(document: Any, base: str) -> list[dict[str, Any]]:
    """The document with all names as IRIs; what no context knows is gone."""
    options: Any = {"base": base, "documentLoader": _loaded}
    return list(jsonld.expand(document, options))


def triples(document: Any, base: str) -> str:
    """The document as N-Quads."""
    options: Any = {"base": base, "documentLoader": _loaded, "format": "application/n-quads"}
    return str(jsonld.to_rdf(document, options))
