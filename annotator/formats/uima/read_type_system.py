"""Type systems out of files: where the one of a CAS lies, and what it declares.

Source: https://uima.apache.org/d/uimaj-current/ref.html (“Component Descriptor Reference”).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.safe_xml import Element, local, named, parsed
from annotator.formats.uima.model import (
    DOCUMENT,
    FS_ARRAY,
    STRING,
    TOP,
    FeatureType,
    TypeDeclaration,
    is_name,
    is_type_name,
)
from annotator.formats.uima.type_system import (
    BUILT_IN,
    TypeSystem,
    array_of,
    is_final,
)

_ROOT = "typeSystemDescription"
_KNOWN = 8
ARRAY = "[]"

Fail = Callable[[str, str, Message], InputError]
"""Makes the error of the type of that name, and of its feature if that is not empty."""


class TypeSystems:
    """The type systems of a corpus, of which most files share one."""

    def __init__(self) -> None:
        self._read: OrderedDict[str, TypeSystem] = OrderedDict()
        self.built_in = TypeSystem()

    def read(self, file: str, data: bytes) -> TypeSystem:
        """The type system that these bytes are.

        Raises:
            InputError: they are none, or one that contradicts itself; names the line if known.
        """
        key = hashlib.sha256(data).hexdigest()
        if key not in self._read:
            self._read[key] = _read(file, data)
            while len(self._read) > _KNOWN:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        return self._read[key]


def _read(file: str, data: bytes) -> TypeSystem:
    root = parsed(file, data)
    if local(root) != _ROOT:
        raise InputError(file, message("cas-no-type-system-file", root=local(root)))
    lines: dict[str, int] = {}

    def fail(name: str, _: str, reason: Message) -> InputError:
        imports = [str(each.get("location") or each.get("name")) for each in named(root, "import")]
        if imports:
            reason = message("cas-types-import", reason=reason, imports=", ".join(imports[:3]))
        return InputError(file, reason, f"line {lines[name]}" if lines.get(name) else "")

    declared: dict[str, TypeDeclaration] = {}
    for each in named(root, "typeDescription"):
        name = _text(each, "name")
        lines[name] = each.sourceline
        features = dict(known.features) if (known := declared.get(name)) else {}
        for described in named(each, "featureDescription"):
            shared = _text(described, "multipleReferencesAllowed")
            feature, found = (
                _text(described, "name"),
                FeatureType(
                    _text(described, "rangeTypeName"),
                    _text(described, "elementType"),
                    shared == "true" if shared else None,
                ),
            )
            if features.setdefault(feature, found) != found:
                raise fail(
                    name, feature, message("cas-feature-differs", feature=feature, type=name)
                )
        declared[name] = TypeDeclaration(_text(each, "supertypeName"), features)
    return type_system(declared, file, fail)


def _text(node: Element, name: str) -> str:
    return next(((e.text or "").strip() for e in node if local(e) == name), "")


def type_system(declared: Mapping[str, TypeDeclaration], file: str, fail: Fail) -> TypeSystem:
    """The type system that a file declares. Names of arrays such as ``T[]`` are those of UIMA in
    it, and texts of which only some are allowed are texts.

    Args:
        declared: its types by name, with features as the file has them.
        file: what problems name.
        fail: makes the error of a type.

    Raises:
        InputError: it contradicts itself, or uses what it does not declare.
    """
    types = TypeSystem({n: each for n, each in declared.items() if n not in BUILT_IN}, file)
    for name, each in declared.items():
        _check_names(name, each, fail)
        if each.base not in types:
            raise fail(name, "", message("cas-type-undeclared", type=each.base))
    for name, each in declared.items():
        # Whoever goes up from supertype to supertype should come to what has none.
        if is_final(each.base) or types.types[types.line(each.base)[-1]].base:
            raise fail(name, "", message("cas-supertype-wrong", type=name, base=each.base))
        plain = {feature: _plain(types, held) for feature, held in each.features.items()}
        for feature, held in plain.items():
            if unknown := {held.range, held.element or TOP} - types.types.keys():
                raise fail(name, feature, message("cas-type-undeclared", type=min(unknown)))
        types.types[name] = _with_built_in(name, replace(each, features=plain), fail)
    for name in declared:
        inherited = types.features(types.types[name].base)
        for feature, held in types.types[name].features.items():
            if inherited.get(feature, held) != held:
                reason = message("cas-feature-differs", feature=feature, type=name)
                raise fail(name, feature, reason)
    return types


def _check_names(name: str, each: TypeDeclaration, fail: Fail) -> None:
    if not name or not each.base:
        raise fail(name, "", message("cas-type-incomplete"))
    if wrong := [one for one in (name, each.base) if not is_type_name(one)]:
        raise fail(name, "", message("cas-no-name", name=wrong[0]))
    for feature, held in each.features.items():
        if not is_name(feature):
            raise fail(name, feature, message("cas-no-name", name=feature))
        if not held.range:
            raise fail(name, feature, message("cas-feature-without-type", feature=feature))


def _plain(types: TypeSystem, feature: FeatureType) -> FeatureType:
    wanted, element = feature.range, feature.element
    if wanted.endswith(ARRAY):
        inner = wanted.removesuffix(ARRAY)
        wanted = array_of(inner)
        element = element or (inner if wanted == FS_ARRAY else "")
    elif types.is_a(wanted, STRING):
        wanted = STRING
    return replace(feature, range=wanted, element=element)


def _with_built_in(name: str, each: TypeDeclaration, fail: Fail) -> TypeDeclaration:
    """The declaration; of one of UIMA's own types, which a file may declare again, UIMA's. Only
    that of documents may get more features."""
    known = BUILT_IN.get(name)
    if known is None:
        return each
    if each.base != known.base or (
        name != DOCUMENT and not each.features.keys() <= known.features.keys()
    ):
        raise fail(name, "", message("cas-built-in-differs", type=name))
    return replace(known, features={**each.features, **known.features})


def is_type_system(path: Path) -> bool:
    """Whether a file looks like the type system of files beside it."""
    if path.suffix.lower() != ".xml":
        return False
    try:
        with path.open("rb") as file:
            return _ROOT.encode() in file.read(4096)
    except OSError:
        return False


def found_beside(
    stem: str, folders: Iterable[Iterable[str]], read: Callable[[str], bytes]
) -> str | None:
    """Which of the files beside an XMI is its type system.

    Args:
        stem: the XMI's name without its suffix.
        folders: the paths of the files in each folder in question, the nearest first.
        read: the bytes of one of them.
    """
    for paths in folders:
        named_so = {path: PurePosixPath(path) for path in paths}
        xml = sorted(path for path, pure in named_so.items() if pure.suffix.lower() == ".xml")
        fitting = [path for path in xml if "typesystem" in named_so[path].name.lower()]
        exact = [path for path in fitting if named_so[path].stem.lower() == "typesystem"]
        own = [path for path in fitting if stem.lower() in named_so[path].name.lower()]
        if candidates := exact or own or fitting:
            return candidates[0]
        described = [path for path in xml if _ROOT.encode() in read(path)[:4096]]
        if len(described) == 1:
            return described[0]
    return None
