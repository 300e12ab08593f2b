"""Writing UIMA JSON CAS: a folder of ``.json`` files, each with the types that it needs."""

import base64
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.core.messages import Message
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.uima import folder as cas_folder
from annotator.formats.uima import read_json as json_cas
from annotator.formats.uima.cas import NOT_NUMBERS
from annotator.formats.uima.model import (
    ELEMENTS,
    FS_ARRAY,
    INITIAL_VIEW,
    SOFA,
    TOP,
    FeatureType,
    Item,
    Ref,
    Structure,
    TypeDeclaration,
    Value,
)
from annotator.formats.uima.read_type_system import ARRAY
from annotator.formats.uima.type_system import Kind, TypeSystem, is_array
from annotator.formats.uima.write_annotations import Planned
from annotator.formats.uima.write_values import Written


def write(content: Content, out: Path) -> list[Message]:
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    return cas_folder.write(content, out, json_cas.SUFFIX, serialise, xml=False)


def serialise(planned: Planned, types: TypeSystem, file: BinaryIO) -> None:
    """Writes one file."""
    written = Written(planned.text, planned.structures, types, every_apart=True)
    used = types.declarations({each.type for each in written.structures})
    sofa: json_cas.Structure = {
        json_cas.ID: written.sofa,
        json_cas.TYPE: SOFA,
        "sofaNum": 1,
        "sofaID": INITIAL_VIEW,
        "mimeType": "text/plain",
        "sofaString": written.text,
    }
    structures = (_structure(each, written.sofa, types) for each in written.structures)
    view = json_cas.View(written.sofa, written.members)
    document = json_cas.Document(
        structures=[sofa, *structures],
        types={name: _declared(name, each) for name, each in used.items()},
        views={INITIAL_VIEW: view},
    )
    file.write(msgspec.json.encode(document))


def _structure(each: Structure, sofa: int, types: TypeSystem) -> json_cas.Structure:
    made: json_cas.Structure = {json_cas.ID: each.id, json_cas.TYPE: each.type}
    features = types.features(each.type)
    if is_array(each.type):
        made[json_cas.ITEMS] = _elements(each.values.get(ELEMENTS, []), types.kind(each.type))
        return made
    if "sofa" in features:
        made[f"{json_cas.REFERENCE}sofa"] = sofa
    if each.place is not None:
        made["begin"], made["end"] = each.place
    for name, value in each.values.items():
        kind = types.kind(features[name].range)
        if isinstance(value, Ref):
            made[f"{json_cas.REFERENCE}{name}"] = value.to
        elif kind == "float" and value in NOT_NUMBERS:
            made[f"{json_cas.NUMBER}{name}"] = value
        elif not isinstance(value, list):
            made[name] = _plain(value, kind)
    return made


def _elements(items: Value, kind: Kind) -> str | list[json_cas.Scalar]:
    items = items if isinstance(items, list) else []
    if kind == "byte":
        data = bytes(item % 256 for item in items if isinstance(item, int))
        return base64.b64encode(data).decode()
    return [_plain(item, kind) for item in items]


def _plain(item: Item, kind: Kind) -> json_cas.Scalar:
    if isinstance(item, Ref):
        return item.to
    return float(item) if kind == "float" and isinstance(item, int) else item


def _declared(name: str, each: TypeDeclaration) -> dict[str, str | json_cas.Feature | None]:
    about = {json_cas.TYPE_NAME: name, json_cas.SUPERTYPE: each.base}
    if each.description:
        about[json_cas.DESCRIPTION] = each.description
    return {
        **about,
        **{feature: _feature(feature, held) for feature, held in each.features.items()},
    }


def _feature(name: str, held: FeatureType) -> json_cas.Feature:
    wanted, element = held.range, held.element or None
    if is_array(wanted):
        of = wanted.removesuffix("Array") if wanted != FS_ARRAY else element or TOP
        wanted, element = f"{of}{ARRAY}", None
    return json_cas.Feature(name, wanted, held.description or None, held.shared, element)


FORMAT = Format(
    name=json_cas.NAME,
    title="UIMA JSON CAS: .json files, each with its types",
    extensions=(json_cas.SUFFIX,),
    reader=CorpusReader(json_cas.read, json_cas.claimed),
    writer=Writer(write, folder=True),
)
