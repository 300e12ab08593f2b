"""The Common Analysis System of Apache UIMA: what its feature structures are to us.

Source: https://uima.apache.org/d/uimaj-current/ref.html (“CAS”, “XMI CAS Serialization”) and
https://github.com/apache/uima-uimaj-io-jsoncas. In files, offsets are UTF-16 units of the sofa
string as it lies there; in a `Structure` they are code points of the article's text.

XMI and JSON CAS are read into a `Cas`, which `read_annotations` makes annotations of;
`write_annotations` is the way back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

NAME = "uima"
"""Under which key metadata keeps what the codebook cannot hold: the same for XMI and JSON."""

OWN = "annotator."
"""The package of the types that are made from a codebook."""

EVIDENCE = f"{OWN}Evidence"
FRAGMENT = f"{OWN}Fragment"
LINK = f"{OWN}Link"
ARTICLE = f"{OWN}Article"
REPLACED = f"{OWN}Replaced"

ANNOTATION = "uima.tcas.Annotation"
DOCUMENT = "uima.tcas.DocumentAnnotation"
DOCUMENT_META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ANNOTATION_BASE = "uima.cas.AnnotationBase"
TOP = "uima.cas.TOP"
SOFA = "uima.cas.Sofa"
STRING = "uima.cas.String"
FS_ARRAY = "uima.cas.FSArray"
LIST_BASE = "uima.cas.ListBase"
EMPTY, NON_EMPTY = "uima.cas.Empty", "uima.cas.NonEmpty"
"""How the types of the nodes of lists begin."""
INITIAL_VIEW = "_InitialView"
ELEMENTS, HEAD, TAIL = "elements", "head", "tail"
NO_LANGUAGE = "x-unspecified"

GOVERNOR, DEPENDENT = "Governor", "Dependent"
"""How INCEpTION and DKPro call the ends of a relation; it leads from the first to the second."""

_LAYER_PACKAGES = re.compile(
    r"(?:de\.tudarmstadt\.ukp\.dkpro\.core|org\.dkpro\.core)\.api\."
    r"(?:segmentation|lexmorph|syntax|metadata|transform|anomaly|frequency|structure)\.type\."
    r"|org\.apache\.ctakes\.typesystem\.type\.(?:syntax|structured|textspan\.Segment)\b"
)
_MADE_BY_ANNOTATORS = ("webanno.custom.", "custom.")
_LAYER_NAMES = re.compile(
    r"(?:\w*Token|Sentence|Lemma|Stem|POS|POSTag|Pos|PosTag|Morph|MorphologicalFeatures|Chunk|"
    r"Paragraph|Dependency|Constituent|Segment|SourceDocumentInformation)(?:Annotation)?"
)

# https://www.w3.org/TR/xml/#NT-NameStartChar
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][{_START}0-9\u0300-\u036f]*")


class Ref(msgspec.Struct, frozen=True, gc=False):
    """A reference to the structure of that id."""

    to: int


Item = str | int | float | bool | Ref | None
Value = Item | list[Item]


class Structure(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A feature structure.

    Attributes:
        id: unique in its CAS.
        place: of an annotation, as code points of the article's text; as the file has it if it
            lies outside the text.
        values: by feature; a list is an array or a list. A number that is none, such as NaN, is
            its name.
        indexed: whether it stands in the index of its view.
    """

    id: int
    type: str
    place: tuple[int, int] | None = None
    values: dict[str, Value] = {}
    indexed: bool = True


class FeatureType(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a feature holds: a type, of which elements, and whether others may refer to them."""

    range: str
    element: str = ""
    shared: bool | None = None
    description: str = ""


class TypeDeclaration(msgspec.Struct, frozen=True, omit_defaults=True):
    """A type of a type system with the features that its supertype has not."""

    base: str
    features: dict[str, FeatureType] = {}
    description: str = ""


@lru_cache(maxsize=4096)
def is_layer(type_name: str) -> bool:
    """Whether annotations of the type are about words and sentences as such, of which no analyst
    would want a record each. A layer that somebody made in INCEpTION is none, however called."""
    if type_name.startswith(_MADE_BY_ANNOTATORS):
        return False
    return bool(_LAYER_PACKAGES.match(type_name) or _LAYER_NAMES.fullmatch(short_name(type_name)))


def refs_of(value: Value) -> Iterator[int]:
    """The ids that a value refers to."""
    for item in value if isinstance(value, list) else (value,):
        if isinstance(item, Ref):
            yield item.to


def is_name(name: str) -> bool:
    """Whether a feature or a part of a type's name may be called so in XML, Java and Python."""
    return _NAME.fullmatch(name) is not None and name.isidentifier()


def is_type_name(name: str) -> bool:
    """Whether a type may be called so."""
    return all(map(is_name, name.split(".")))


def short_name(type_name: str) -> str:
    """A type's name without its package."""
    return type_name.rpartition(".")[2]


def is_own(type_name: str) -> bool:
    """Whether a type is made from a codebook."""
    return type_name.startswith(OWN)
