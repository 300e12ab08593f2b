"""Writing UIMA XMI: a folder of ``.xmi`` files with their ``TypeSystem.xml``."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from annotator.core.messages import Message
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.uima import folder as cas_folder
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima.files import ARCHIVE
from annotator.formats.uima.model import INITIAL_VIEW, Ref, Structure, Value
from annotator.formats.uima.read_type_system import is_type_system
from annotator.formats.uima.type_system import Kind, TypeSystem, is_many
from annotator.formats.uima.write_annotations import Planned
from annotator.formats.uima.write_values import Written


def write(content: Content, out: Path) -> list[Message]:
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    return cas_folder.write(content, out, xmi.SUFFIX, serialise, xml=True)


def serialise(planned: Planned, types: TypeSystem, file: BinaryIO) -> None:
    """Writes one file."""
    written = Written(planned.text, planned.structures, types, every_apart=False)
    names = {each.type: _name(each.type) for each in written.structures}
    etree: Any = import_module("lxml.etree")
    spaces = _prefixes(package for package, _ in names.values())
    tags = {name: f"{{{_uri(package)}}}{short}" for name, (package, short) in names.items()}
    with etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element(xmi.ROOT, {f"{{{xmi.XMI}}}version": "2.0"}, nsmap=spaces):
            _element(out, xmi.NULL, {xmi.ID: "0"})
            for each in written.structures:
                attributes, inside = _attributes(each, written.sofa, types)
                _element(out, tags[each.type], attributes, inside)
            sofa = {"sofaNum": "1", "sofaID": INITIAL_VIEW, "mimeType": "text/plain"}
            number = str(written.sofa)
            _element(out, xmi.SOFA, {xmi.ID: number, **sofa, "sofaString": written.text})
            members = " ".join(map(str, written.members))
            _element(out, xmi.VIEW, {"sofa": number, "members": members})
            out.write("\n")


def _element(
    out: Any, tag: str, attributes: dict[str, str], inside: Iterable[tuple[str, str]] = ()
) -> None:
    out.write("\n  ")
    with out.element(tag, attributes):
        for name, text in inside:
            with out.element(name):
                out.write(text)


def _attributes(
    each: Structure, sofa: int, types: TypeSystem
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What stands in the attributes of an element, and what in elements of it."""
    attributes = {xmi.ID: str(each.id)}
    inside: list[tuple[str, str]] = []
    features = types.features(each.type)
    if "sofa" in features:
        attributes["sofa"] = str(sofa)
    if each.place is not None:
        attributes["begin"], attributes["end"] = map(str, each.place)
    for name, value in each.values.items():
        wanted = features[name].range
        kind = types.kind(wanted)
        if isinstance(value, list) and kind == "string" and value:
            inside += [(name, _text(item, kind)) for item in value]
        elif isinstance(value, list) and kind == "byte":
            attributes[name] = bytes(item % 256 for item in value if isinstance(item, int)).hex()
        elif isinstance(value, list):
            attributes[name] = " ".join(_text(item, kind) for item in value)
        else:
            attributes[name] = _text(value, "reference" if is_many(wanted) else kind)
    return attributes, inside


def _text(item: Value, kind: Kind) -> str:
    match item:
        case Ref():
            return str(item.to)
        case None:
            return "" if kind == "string" else "0"
        case bool():
            return "true" if item else "false"
        case int() | float() if kind == "float":
            # As Java writes it.
            return str(float(item)).upper().replace("E+", "E")
        case _:
            return str(item)


# Names


def _name(type_name: str) -> tuple[str, str]:
    """The package and the name of a type."""
    package, _, name = type_name.rpartition(".")
    return package or xmi.NO_PACKAGE, name


def _uri(package: str) -> str:
    return f"http:///{package.replace('.', '/')}.ecore"


def _prefixes(packages: Iterable[str]) -> dict[str, str]:
    """The namespaces by prefix, each called by the last part of its package."""
    found = {"xmi": xmi.XMI, "cas": xmi.CAS}
    for package in sorted(set(packages) - {"uima.cas"}):
        plain = package.rpartition(".")[2]
        # What begins so is for XML itself.
        plain = f"_{plain}" if plain.lower().startswith("xml") else plain
        prefix, number = plain, 0
        while prefix in found:
            prefix, number = f"{plain}{number}", number + 1
        found[prefix] = _uri(package)
    return found


FORMAT = Format(
    name=xmi.NAME,
    title="UIMA XMI: .xmi files with their type system",
    extensions=(xmi.SUFFIX, ARCHIVE),
    reader=CorpusReader(xmi.read, xmi.claimed),
    writer=Writer(write, folder=True),
    is_used=is_type_system,
)
