"""The Common Analysis System of Apache UIMA: what its feature structures are to us.

Source: https://uima.apache.org/d/uimaj-current/ref.html (“CAS”, “XMI CAS Serialization”) and
https://github.com/apache/uima-uimaj-io-jsoncas. In files, offsets are UTF-16 units of the sofa
string as it lies there; in a `Structure` they are code points of the article's text.

XMI and JSON CAS are read into `feature_structures`, which `read_annotations` makes annotations of;
`write_annotations` is the way back.
"""

import base64
import binascii
import keyword
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

NAME = "uima"
"""Under which key metadata keeps what the codebook cannot hold: the same for XMI and JSON."""

LAYERS = "uima_layers"
"""The key of an article's metadata with the structures that are not for analysts, and the types."""

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
TOP = "uima.cas.TOP"
FS_ARRAY = "uima.cas.FSArray"
NO_LANGUAGE = "x-unspecified"

GOVERNOR, DEPENDENT = "Governor", "Dependent"
"""How INCEpTION and DKPro call the ends of a relation; it leads from the first to the second."""

_UNPACKED = 256 * 1024 * 1024

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


class Ref(msgspec.Struct, frozen=True):
    """A reference to the structure of that id."""

    to: int


Item = str | int | float | bool | Ref | None
Value = Item | list[Item]


class Structure(msgspec.Struct, frozen=True, omit_defaults=True):
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


class TypeDeclaration(msgspec.Struct, frozen=True, omit_defaults=True):
    """A type of a type system with the features that its supertype has not."""

    base: str
    features: dict[str, FeatureType] = {}


class Layers(msgspec.Struct, frozen=True):
    """What of a CAS is no annotation for analysts, and the types of all of it."""

    types: dict[str, TypeDeclaration] = {}
    structures: list[Structure] = []


class Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Layers as metadata keep them.

    Attributes:
        coders: whose files have them; the empty name if the files do not tell.
        holds: how many structures of each type.
        packed: the `Layers` as JSON, compressed, as Base64.
    """

    coders: list[str]
    holds: dict[str, int]
    packed: str


def packed(layers: Layers, coder: str) -> Packed:
    """The layers of one coder's file as metadata keep them."""
    data = zlib.compress(msgspec.json.encode(layers, order="deterministic"), 9)
    counts = Counter(short_name(each.type) for each in layers.structures)
    return Packed([coder], dict(sorted(counts.items())), base64.b64encode(data).decode())


def united(each: Sequence[Packed]) -> list[Packed]:
    """The same, with what several coders' files have in common once."""
    found: dict[str, Packed] = {}
    for one in each:
        known = found.get(one.packed)
        coders = [*known.coders, *one.coders] if known else one.coders
        found[one.packed] = msgspec.structs.replace(one, coders=coders)
    return list(found.values())


def unpacked(metadata: Mapping[str, Any], coder: str) -> Layers | None:
    """The layers that an article's metadata keep for a coder's file.

    Returns:
        Those of another coder if there are none of this one; none at all if nothing is kept.

    Raises:
        ValueError: what is kept there is something else.
    """
    if LAYERS not in metadata:
        return None
    try:
        kept = msgspec.convert(metadata[LAYERS], list[Packed])
        if not kept:
            return None
        # A file that names no coder is whose who imported it.
        named = (one for name in (coder, "") for one in kept if name in one.coders)
        own = next(named, None)
        unpacking = zlib.decompressobj()
        data = base64.b64decode((own or kept[0]).packed, validate=True)
        layers = msgspec.json.decode(unpacking.decompress(data, _UNPACKED), type=Layers)
        return layers if own else _alone(layers)
    except (msgspec.DecodeError, binascii.Error, zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error


def _alone(layers: Layers) -> Layers:
    """The layers without what leads to annotations, which in another's file are others."""
    ids = {each.id for each in layers.structures}
    structures = [
        msgspec.structs.replace(
            each, values={n: v for n, v in each.values.items() if ids.issuperset(refs_of(v))}
        )
        for each in layers.structures
    ]
    return msgspec.structs.replace(layers, structures=structures)


def refs_of(value: Value) -> Iterator[int]:
    """The ids that a value refers to."""
    for item in value if isinstance(value, list) else (value,):
        if isinstance(item, Ref):
            yield item.to


def is_layer(type_name: str) -> bool:
    """Whether annotations of the type are about words and sentences as such, of which no analyst
    would want a record each. A layer that somebody made in INCEpTION is none, however called."""
    if type_name.startswith(_MADE_BY_ANNOTATORS):
        return False
    return bool(_LAYER_PACKAGES.match(type_name) or _LAYER_NAMES.fullmatch(short_name(type_name)))


def is_name(name: str) -> bool:
    """Whether a feature or a part of a type's name may be called so. The library makes Python of
    the names, so that anything else could be run."""
    return name.isidentifier()


def is_type_name(name: str) -> bool:
    """Whether a type may be called so."""
    return all(map(is_name, name.split(".")))


def inner_name(feature: str) -> str:
    """What a feature is called where its own name is a word of Python."""
    return f"{feature}_" if keyword.iskeyword(feature) else feature


def short_name(type_name: str) -> str:
    """A type's name without its package."""
    return type_name.rpartition(".")[2]


def is_own(type_name: str) -> bool:
    """Whether a type is made from a codebook."""
    return type_name.startswith(OWN)
