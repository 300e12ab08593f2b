"""The structure that the REFI-QDA schemas ask for, to hold what we write against.

Set down anew from Project.xsd of 18 March 2019 and Codebook.xsd (MIT licence, www.qdasoftware.org).
A child is ``Name:Type`` with ``?`` for at most one, ``*`` for any number, ``+`` for at least one;
an attribute ``name:type`` with ``!`` where it has to be there.
"""

from importlib import import_module
from typing import Any

etree: Any = import_module("lxml.etree")


_XSD = "http://www.w3.org/2001/XMLSchema"
_GUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
_MADE = "creatingUser:Guid creationDateTime:dateTime"
_CHANGED = f"{_MADE} modifyingUser:Guid modifiedDateTime:dateTime"
_CODED = "Coding:Coding* NoteRef:Ref*"
_SOURCE = f"{_CODED} VariableValue:VariableValue*"
_FILE = f"guid!:Guid name:string path:string currentPath:string {_CHANGED}"
_CORNERS = "firstX!:integer firstY!:integer secondX!:integer secondY!:integer"

_PROJECT = {
    "Project": (
        "Users:Users? CodeBook:CodeBook? Variables:Variables? Cases:Cases? Sources:Sources? "
        "Notes:Notes? Links:Links? Sets:Sets? Graphs:Graphs? Description:string? NoteRef:Ref*",
        "name!:string origin:string creatingUserGUID:Guid creationDateTime:dateTime "
        "modifyingUserGUID:Guid modifiedDateTime:dateTime basePath:string",
    ),
    "Users": ("User:User+", ""),
    "User": ("", "guid!:Guid name:string id:string"),
    "CodeBook": ("Codes:Codes", ""),
    "Codes": ("Code:Code+", ""),
    "Code": (
        "Description:string? NoteRef:Ref* Code:Code*",
        "guid!:Guid name!:string isCodable!:boolean color:Colour",
    ),
    "Cases": ("Case:Case+", ""),
    "Case": (
        "Description:string? CodeRef:Ref* VariableValue:VariableValue* SourceRef:Ref* "
        "SelectionRef:Ref*",
        "guid!:Guid name:string",
    ),
    "Variables": ("Variable:Variable+", ""),
    "Variable": ("Description:string?", "guid!:Guid name!:string typeOfVariable!:VariableKind"),
    "VariableValue": (
        "VariableRef:Ref | TextValue:string? BooleanValue:boolean? IntegerValue:integer? "
        "FloatValue:decimal? DateValue:date? DateTimeValue:dateTime?",
        "",
    ),
    "Sets": ("Set:Set+", ""),
    "Set": (
        "Description:string? MemberCode:Ref* MemberSource:Ref* MemberNote:Ref*",
        "guid!:Guid name!:string",
    ),
    "Sources": (
        "| TextSource:TextSource PictureSource:PictureSource PDFSource:PDFSource "
        "AudioSource:AudioSource VideoSource:VideoSource +",
        "",
    ),
    "TextSource": (
        f"Description:string? PlainTextContent:string? PlainTextSelection:PlainTextSelection* "
        f"{_SOURCE}",
        f"guid!:Guid name:string richTextPath:string plainTextPath:string {_CHANGED}",
    ),
    "PlainTextSelection": (
        f"Description:string? {_CODED}",
        f"guid!:Guid name:string startPosition!:integer endPosition!:integer {_CHANGED}",
    ),
    "PictureSource": (
        f"Description:string? TextDescription:TextSource? PictureSelection:PictureSelection* "
        f"{_SOURCE}",
        _FILE,
    ),
    "PictureSelection": (
        f"Description:string? {_CODED}",
        f"guid!:Guid name:string {_CORNERS} {_CHANGED}",
    ),
    "PDFSource": (
        f"Description:string? PDFSelection:PDFSelection* Representation:TextSource? {_SOURCE}",
        _FILE,
    ),
    "PDFSelection": (
        f"Description:string? Representation:TextSource? {_CODED}",
        f"guid!:Guid name:string page!:integer {_CORNERS} {_CHANGED}",
    ),
    "AudioSource": (
        f"Description:string? Transcript:Transcript* AudioSelection:TimeSelection* {_SOURCE}",
        _FILE,
    ),
    "VideoSource": (
        f"Description:string? Transcript:Transcript* VideoSelection:TimeSelection* {_SOURCE}",
        _FILE,
    ),
    "TimeSelection": (
        f"Description:string? {_CODED}",
        f"guid!:Guid name:string begin!:integer end!:integer {_CHANGED}",
    ),
    "Transcript": (
        "Description:string? PlainTextContent:string? SyncPoint:SyncPoint* "
        "TranscriptSelection:TranscriptSelection* NoteRef:Ref*",
        f"guid!:Guid name:string richTextPath:string plainTextPath:string {_CHANGED}",
    ),
    "TranscriptSelection": (
        f"Description:string? {_CODED}",
        f"guid!:Guid name:string fromSyncPoint:Guid toSyncPoint:Guid {_CHANGED}",
    ),
    "SyncPoint": ("", "guid!:Guid timeStamp:integer position:integer"),
    "Coding": ("CodeRef:Ref NoteRef:Ref*", f"guid!:Guid {_MADE}"),
    "Notes": ("Note:TextSource+", ""),
    "Links": ("Link:Link+", ""),
    "Link": (
        "NoteRef:Ref*",
        "guid!:Guid name:string direction:Direction color:Colour originGUID:Guid targetGUID:Guid",
    ),
    "Graphs": ("Graph:Graph+", ""),
    "Graph": ("Vertex:Vertex* Edge:Edge*", "guid!:Guid name:string"),
    "Vertex": (
        "",
        "guid!:Guid representedGUID:Guid name:string firstX!:integer firstY!:integer "
        "secondX:integer secondY:integer shape:string color:Colour",
    ),
    "Edge": (
        "",
        "guid!:Guid representedGUID:Guid name:string sourceVertex!:Guid targetVertex!:Guid "
        "color:Colour direction:Direction lineStyle:string",
    ),
    "Ref": ("", "targetGUID!:Guid"),
}
_CODEBOOK = {
    "CodeBook": ("Codes:Codes Sets:Sets?", "origin:string"),
    "Codes": ("Code:Code+", ""),
    "Code": (
        "Description:string? Code:Code*",
        "guid!:Guid name!:string isCodable!:boolean color:Colour",
    ),
    "Sets": ("Set:Set+", ""),
    "Set": ("Description:string? MemberCode:Member*", "guid!:Guid name!:string"),
    "Member": ("", "guid!:Guid"),
}
_SIMPLE = {
    "Guid": [f"({_GUID})|(\\{{{_GUID}\\}})"],
    "Colour": ["#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})"],
    "Direction": ["Associative|OneWay|Bidirectional"],
    "VariableKind": ["Text|Boolean|Integer|Float|Date|DateTime"],
}
_TIMES = {"?": ("0", "1"), "*": ("0", "unbounded"), "+": ("1", "unbounded"), "": ("1", "1")}


def project_schema() -> Any:
    """What a ``project.qde`` has to be like."""
    return _schema("urn:QDA-XML:project:1.0", "Project", _PROJECT)


def codebook_schema() -> Any:
    """What a ``.qdc`` has to be like."""
    return _schema("urn:QDA-XML:codebook:1.0", "CodeBook", _CODEBOOK)


def _schema(namespace: str, root: str, types: dict[str, tuple[str, str]]) -> Any:
    xsd = etree.Element(
        f"{{{_XSD}}}schema",
        {"targetNamespace": namespace, "elementFormDefault": "qualified"},
        nsmap={"xsd": _XSD, None: namespace},
    )
    _add(xsd, "element", name=root, type=root)
    for name, (children, attributes) in types.items():
        made = _add(xsd, "complexType", name=name)
        before, bar, after = children.partition("|")
        is_repeated = after.strip().endswith("+")
        outer = _add(made, "sequence") if before.strip() or not bar else made
        _add_elements(outer, before)
        if bar:
            choice = _add(outer, "choice", maxOccurs="unbounded" if is_repeated else "1")
            _add_elements(choice, after.removesuffix("+"))
        for each in attributes.split():
            attribute, kind = each.split(":")
            use = "required" if attribute.endswith("!") else "optional"
            _add(made, "attribute", name=attribute.rstrip("!"), type=_kind(kind), use=use)
    for name, [pattern] in _SIMPLE.items():
        restriction = _add(_add(xsd, "simpleType", name=name), "restriction", base="xsd:token")
        _add(restriction, "pattern", value=pattern)
    return etree.XMLSchema(xsd)


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_XSD}}}{tag}", attributes)


def _add_elements(parent: Any, children: str) -> None:
    for each in children.split():
        mark = each[-1] if each[-1] in _TIMES else ""
        name, kind = each.removesuffix(mark).split(":")
        least, most = _TIMES[mark]
        _add(parent, "element", name=name, type=_kind(kind), minOccurs=least, maxOccurs=most)


def _kind(kind: str) -> str:
    return kind if kind in {*_PROJECT, *_CODEBOOK, *_SIMPLE} else f"xsd:{kind}"
