"""Files of articles, made by hand, and what their readers make of them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.text.normalization import sha256
from annotator.formats.content import Content
from tests.messages import said

Read = Callable[[Path, Callable[[], str]], Content]

LEAD = (
    "Rival delegations agreed on Friday to exchange prisoners and to reopen a key coastal road, "
    "the mediators said after two days of talks."
)
ARABIC = "قالت المتحدثة باسم الحكومة إن المحادثات ستستمر حتى يوم الجمعة المقبل 😀."


def article(read: Read, path: Path, data: bytes) -> tuple[Article, Sequence[str]]:
    """What a reader makes of a file of these bytes, the same each time."""
    path.write_bytes(data)
    content = read(path, lambda: "id")
    [first], [second] = content.articles(), content.articles()
    assert first == second
    found = first.article
    assert found.sha256 == sha256(found.text)
    assert found.title
    assert found.metadata["file"] == path.name
    return found, said(content.notes)


def refusal(read: Read, path: Path, data: bytes) -> InputError:
    """Why a reader refuses a file of these bytes."""
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path, lambda: "id")
    assert caught.value.file == str(path)
    return caught.value


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive, the same bytes at any time: tests are named by them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odt(body: str, *, meta: str = "", manifest: str = "", styles: str = "") -> bytes:
    """An OpenDocument text."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style", "meta", "draw")
    )
    dc = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": f"<office:document-content{names}{dc}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta{names}{dc}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str], metadata: str = "", **extra: str) -> bytes:
    """An electronic book with these pages, in this order; a page named ``nav`` is its contents."""
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml" '
        f'properties="{name}"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return zipped(
        {
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/b.opf"/>'
            "</rootfiles></container>",
            "O/b.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"O/text/{name}.xhtml": page for name, page in chapters.items()},
            **{name.replace("__", "/"): text for name, text in extra.items()},
        }
    )


Placed = tuple[float, float, float, str] | tuple[float, float, float, str, str]
"""Left, bottom, size, words, and the turn of the letters if they do not stand upright."""
UPRIGHT, UP, DOWN, UPSIDE_DOWN = "1 0 0 1", "0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"
"""A line of a page: x and y from the lower left corner, size, text in cp1252."""


def pdf(pages: Sequence[Sequence[Placed]], info: str = "", trailer: str = "") -> bytes:
    """A PDF of A4 pages."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
            f">> >> /Contents {6 + 2 * number} 0 R >>"
        )
        placed = ((*line, UPRIGHT)[:5] for line in lines)
        shown = "".join(f"/F1 {s} Tf {t} {x} {y} Tm ({w}) Tj\n" for x, y, s, w, t in placed)
        stream = f"BT\n{shown}ET" if lines else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in offsets)
    count = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R "
            f"/Info 4 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )
