"""Writing ``TypeSystem.xml``."""

from importlib import import_module
from typing import Any

from annotator.formats.uima.model import FeatureType, TypeDeclaration
from annotator.formats.uima.type_system import TypeSystem

_NAMESPACE = "http://uima.apache.org/resourceSpecifier"


def serialised(types: TypeSystem) -> bytes:
    """What it declares beside UIMA's own types."""
    etree: Any = import_module("lxml.etree")
    root = etree.Element("typeSystemDescription", nsmap={None: _NAMESPACE})
    inside = etree.SubElement(root, "types")
    for name, each in types.declared().items():
        _add_type(etree, etree.SubElement(inside, "typeDescription"), name, each)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add_type(etree: Any, node: Any, name: str, each: TypeDeclaration) -> None:
    _add(etree, node, name=name, description=each.description, supertypeName=each.base)
    if each.features:
        features = etree.SubElement(node, "features")
        for feature, held in each.features.items():
            _add_feature(etree, etree.SubElement(features, "featureDescription"), feature, held)


def _add_feature(etree: Any, node: Any, name: str, held: FeatureType) -> None:
    _add(etree, node, name=name, description=held.description, rangeTypeName=held.range)
    if held.shared is not None:
        _add(etree, node, multipleReferencesAllowed="true" if held.shared else "false")
    if held.element:
        _add(etree, node, elementType=held.element)


def _add(etree: Any, node: Any, **texts: str) -> None:
    for tag, text in texts.items():
        etree.SubElement(node, tag).text = text or None
