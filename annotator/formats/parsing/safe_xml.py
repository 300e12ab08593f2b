"""XML and HTML from files that nobody vouches for: no entities, no network, no huge trees."""

from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message

Element = Any
"""An element of lxml, which brings no types."""


def parsed(file: str, data: bytes, part: str = "") -> Element:
    """The root element.

    Args:
        file: what problems name.
        data: the document.
        part: which part of the file it is, for problems.

    Raises:
        InputError: it is not well-formed, or declares entities; names the line.
    """
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(file, error, part) from error
    _refuse_entities(file, root, part)
    return root


def _damaged(file: str, error: Any, part: str) -> InputError:
    return InputError(
        file,
        message("damaged-xml", reason=_reason(error)),
        _place(part, error.lineno),
    )


def _refuse_entities(file: str, root: Element, part: str) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise InputError(
            file,
            message("declares-entities"),
            _place(part, 0),
        )


def grandchildren(file: str, source: IO[bytes], part: str) -> Iterator[tuple[str, Element]]:
    """The children of the root's children, one by one, each with the name of its parent; and the
    root itself first, with an empty name, while there is nothing in it yet.

    What was given is emptied when the next is asked for, so that a document of any size is read.

    Raises:
        InputError: it is not well-formed, or declares entities; names the line.
    """
    for depth, node in _ends(file, source, part):
        if depth == 0:
            yield "", node
        elif depth < 3:
            yield local(node.getparent()), node
            if depth == 2:
                _free(node)


def children(file: str, source: IO[bytes], part: str = "") -> Iterator[Element]:
    """The root while there is nothing in it yet, then its children, one by one, each whole.

    What was given is emptied when the next is asked for, so that a document of any size is read.

    Raises:
        InputError: it is not well-formed, or declares entities; names the line.
    """
    for depth, node in _ends(file, source, part):
        if depth < 2:
            yield node
            if depth == 1:
                _free(node)


def _ends(file: str, source: IO[bytes], part: str) -> Iterator[tuple[int, Element]]:
    """Every element as it ends, with how deep it lies; and the root as it begins, at 0."""
    etree: Any = import_module("lxml.etree")
    events: Any = etree.iterparse(
        source,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = 0
    try:
        for event, node in events:
            if event == "start":
                if depth == 0:
                    _refuse_entities(file, node, part)
                    yield 0, node
                depth += 1
                continue
            depth -= 1
            if depth:
                yield depth, node
    except etree.XMLSyntaxError as error:
        raise _damaged(file, error, part) from error


def _free(node: Element) -> None:
    """Empties an element and lets go of those before it."""
    node.clear()
    while node.getprevious() is not None:
        del node.getparent()[0]


def parsed_html(data: bytes | str) -> Element | None:
    """The root element of a web page, as browsers mend it; None if there is nothing in it."""
    etree: Any = import_module("lxml.etree")
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(data.encode() if isinstance(data, str) else data, parser)
    except etree.XMLSyntaxError:
        return None


def local(node: Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """The attribute of that name in any namespace; empty if there is none."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def named(node: Element, *names: str) -> Iterator[Element]:
    """The elements of those names inside, in the order of the document."""
    return (each for each in node.iter() if local(each) in names)


def all_text(node: Element) -> str:
    """The text of the element and of everything in it."""
    return "".join(node.itertext())


def steps(node: Element) -> Any:
    """Every element inside as it begins (``start``) and ends (``end``), however deep; an iterator
    of pairs whose ``skip_subtree()`` leaves out what is in the one that began."""
    etree: Any = import_module("lxml.etree")
    return etree.iterwalk(node, events=("start", "end"))


def _reason(error: Any) -> str:
    return str(error.msg or error).split(", line ")[0]


def _place(part: str, line: int) -> Message | str:
    if part and line:
        return message("at-part", part=part, place=at_line(line))
    return at_line(line) if line else part
