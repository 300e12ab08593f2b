"""Type systems: where the one of a file lies, and what dkpro-cassis makes of it.

Source: https://uima.apache.org/d/uimaj-current/ref.html (“Component Descriptor Reference”).
"""

import hashlib
import io
import keyword
import warnings
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from annotator.core.errors import InputError
from annotator.formats.parsing.safe_xml import Element, local, named, parsed
from annotator.formats.uima.model import (
    TOP,
    FeatureType,
    TypeDeclaration,
    inner_name,
    is_name,
    is_own,
    is_type_name,
)

_ROOT = "typeSystemDescription"
_KNOWN = 8
_ARRAY = "[]"


def cassis() -> Any:
    """The library, which brings no types. It takes a moment to load."""
    return import_module("cassis")


@contextmanager
def quietly() -> Generator[None, None, None]:
    """What the library warns of (features called as Python's own, offsets beyond the text) is
    either harmless or found by our own checks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class Types:
    """A type system that was read.

    Attributes:
        system: the library's.
        file: what problems name; empty if there was no file.
    """

    def __init__(self, system: Any, file: str = "") -> None:
        self.system = system
        self.file = file
        self._known = {each.name: each for each in system.get_types(built_in=True)}
        self._features: dict[str, dict[str, Any]] = {}

    def __contains__(self, type_name: str) -> bool:
        """Whether it declares the type, by its full name."""
        return type_name in self._known

    def features(self, type_name: str) -> dict[str, Any]:
        """The features of a type, also those of its supertypes, by the names that files use."""
        found = self._features.get(type_name)
        if found is None:
            every = self._known[type_name].all_features
            found = {feature_name(feature): feature for feature in every}
            # Our own writer has to call features so that are called like words of Python.
            found |= {f.name: f for f in every if keyword.iskeyword(f.name.removesuffix("_"))}
            self._features[type_name] = found
        return found

    def is_a(self, type_name: str, base: str) -> bool:
        """Whether a type is another or a subtype of it."""
        found = self._known.get(type_name)
        while found is not None and found.name != base:
            found = found.supertype
        return found is not None

    def declarations(self, used: Iterable[str]) -> dict[str, TypeDeclaration]:
        """What the types of those names need to be declared again; not those of our own."""
        return {
            name: TypeDeclaration(
                self._known[name].supertype.name,
                {feature_name(each): _described(each) for each in self._known[name].features},
            )
            for name in sorted(self._closure(used))
        }

    def _closure(self, used: Iterable[str]) -> set[str]:
        """The names of the types and of all that their declarations name. The library’s own may
        hold stand-ins of types, which have no features."""
        waiting = list(used)
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            is_there = name in found or name not in self._known
            if is_there or is_own(name) or cassis().typesystem.is_predefined(name):
                continue
            found.add(name)
            waiting.append(self._known[name].supertype.name)
            for each in self._known[name].features:
                waiting += [each.rangeType.name, element_of(each)]
        return found


def feature_name(feature: Any) -> str:
    """What a feature is called in files: the library renames those that Python has a use for."""
    name = str(feature.name)
    plain = name.removesuffix("_")
    return plain if plain in ("self", "type") or keyword.iskeyword(plain) else name


def _described(feature: Any) -> FeatureType:
    element = feature.elementType.name if feature.elementType else ""
    return FeatureType(feature.rangeType.name, element, feature.multipleReferencesAllowed)


class TypeSystems:
    """The type systems of a corpus, of which most files share one."""

    def __init__(self) -> None:
        self._read: OrderedDict[str, Types] = OrderedDict()

    def read(self, file: str, data: bytes) -> Types:
        """The type system that these bytes are.

        Raises:
            InputError: they are none, or one that contradicts itself; names the line if known.
        """
        key = hashlib.sha256(data).hexdigest()
        if key not in self._read:
            self._read[key] = Types(_loaded(file, data), file)
            while len(self._read) > _KNOWN:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        return self._read[key]

    def built_in(self) -> Types:
        """What every CAS may use without declaring it."""
        if "" not in self._read:
            self._read[""] = Types(cassis().TypeSystem())
        return self._read[""]


def _loaded(file: str, data: bytes) -> Any:
    root = parsed(file, data)
    if local(root) != _ROOT:
        raise InputError(file, f"it is no type system: its root is <{local(root)}>.")
    imports = [str(each.get("location") or each.get("name")) for each in named(root, "import")]
    supertypes = _supertypes(file, root)
    _simplify(root, supertypes)
    etree: Any = import_module("lxml.etree")
    try:
        with quietly():
            return cassis().load_typesystem(io.BytesIO(etree.tostring(root, encoding="utf-8")))
    except (InputError, MemoryError):
        raise
    except Exception as error:
        more = ""
        if imports:
            more = f" It imports others ({', '.join(imports[:3])}), which are not followed: save "
            more += "it with all its types in one file."
        raise InputError(
            file, f"the type system contradicts itself or is not whole ({_said(error)}).{more}"
        ) from error


def _said(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it names “{error.args[0]}”, which it does not declare"
    return str(getattr(error, "message", "") or error)


def _supertypes(file: str, root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in named(root, "typeDescription"):
        name, base = _text(each, "name"), _text(each, "supertypeName")
        if not name or not base:
            reason = "a type has no name or no supertype."
            raise InputError(file, reason, f"line {each.sourceline}")
        names = [_text(each, "name") for each in named(each, "featureDescription")]
        if bad := [name for name in (name, base) if not is_type_name(name)] or [
            name for name in names if not is_name(name)
        ]:
            reason = f"“{bad[0]}” is no name for a type or feature."
            raise InputError(file, reason, f"line {each.sourceline}")
        found[name] = base
    return found


def _simplify(root: Element, supertypes: dict[str, str]) -> None:
    """What UIMA allows and the library does not read: names of array types such as ``T[]``, strings
    of which only some are allowed, and features called like words of Python."""
    for each in named(root, "featureDescription"):
        for name in (child for child in each if local(child) == "name"):
            name.text = inner_name((name.text or "").strip())
    for each in named(root, "rangeTypeName"):
        wanted = (each.text or "").strip()
        if wanted.endswith(_ARRAY):
            element = wanted.removesuffix(_ARRAY)
            each.text = array_of(element)
        elif _is_string(wanted, supertypes):
            each.text = "uima.cas.String"


def array_of(element: str) -> str:
    """The type of arrays of a type."""
    package, _, name = element.rpartition(".")
    primitive = {"Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double", "String"}
    if package == "uima.cas" and name in primitive:
        return f"{element}Array"
    return "uima.cas.FSArray"


def _is_string(name: str, supertypes: dict[str, str]) -> bool:
    seen: set[str] = set()
    while name in supertypes and name not in seen:
        seen.add(name)
        name = supertypes[name]
    return name == "uima.cas.String" and bool(seen)


def _text(node: Element, name: str) -> str:
    return next(((e.text or "").strip() for e in node if local(e) == name), "")


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


def element_of(feature: Any) -> str:
    """What the elements of an array or list are."""
    return str(feature.elementType.name) if feature.elementType else TOP
