"""REFI-QDA projects made for the tests of reading, and what is read of them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle

TEXT = "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut."

CODES = """<CodeBook><Codes>
<Code guid="{C0000000-0000-0000-0000-000000000001}" name="Frames" isCodable="false">
  <Description>How it is told</Description>
  <Code guid="C0000000-0000-0000-0000-000000000002" name="Economy" isCodable="true" color="#FF0000">
    <Code guid="C0000000-0000-0000-0000-000000000003" name="Trade/Ports" isCodable="true"/>
  </Code>
  <Code guid="C0000000-0000-0000-0000-000000000004" name="economy" isCodable="true"/>
</Code>
<Code guid="C0000000-0000-0000-0000-000000000005" name="Claim" isCodable="true"/>
MORE</Codes></CodeBook>"""
ECONOMY, TRADE, CLAIM = (f"c0000000-0000-0000-0000-00000000000{n}" for n in (2, 3, 5))
ADA, BOB = (f"a0000000-0000-0000-0000-00000000000{n}" for n in (1, 2))
USERS = f'<Users><User guid="{ADA}" name="Ada"/><User guid="{BOB}" id="bob"/></Users>'

Made = Callable[..., ForeignContent]


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012}"


def selection(
    number: int,
    words: str,
    *codes: str,
    text: str = TEXT,
    shift: int = 0,
    name: str = "",
    inside: str = "",
    user: str = ADA,
) -> str:
    start = text.index(words) + shift
    codings = "".join(
        f'<Coding guid="{guid(number * 100 + n)}" creatingUser="{user}">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
        for n, code in enumerate(codes)
    )
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="{name}" startPosition="{start}" '
        f'endPosition="{start + len(words)}" creatingUser="{user}" '
        f'creationDateTime="2019-06-07T03:36:36Z">{inside}{codings}</PlainTextSelection>'
    )


def source(*inside: str, path: str = "internal://one.txt", more: str = "") -> str:
    return (
        f'<TextSource guid="{guid(1)}" name="Ports" plainTextPath="{path}" {more}>'
        f"{''.join(inside)}</TextSource>"
    )


def project(
    path: Path,
    sources: str,
    *,
    texts: dict[str, bytes] | None = None,
    before: str = "",
    after: str = "",
    codes: str = "",
    origin: str = "Test",
) -> Path:
    xml = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?>'
        f'<Project name="p" origin="{origin}" xmlns="urn:QDA-XML:project:1.0">'
        f"{USERS}{CODES.replace('MORE', codes)}{before}"
        f"<Sources>{sources}</Sources>{after}</Project>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml.encode())
        for name, text in (texts or {"Sources/one.txt": TEXT.encode()}).items():
            archive.writestr(name, text)
    return path


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    assert content.problems == []
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: (record.spans, record.id))


def words(record: Record) -> list[str]:
    return [span.text for span in record.spans]
