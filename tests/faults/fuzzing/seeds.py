"""Sound inputs to begin with: what our writers make, and files of other programs as tests have
them."""

import csv
import io
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.services.codebooks import load
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.faults.fuzzing.bundles import Bundle
from tests.formats.annotations import articles
from tests.formats.conll.test_conllu import rows
from tests.formats.native.test_json import document
from tests.formats.press import downloads as press
from tests.formats.press.test_newsml import NITF, XHTML, content, message, news_item
from tests.formats.qda import test_qualcoder as qualcoder
from tests.formats.qda import test_taguette as taguette
from tests.formats.qda.test_qdc import FOREIGN as QDC
from tests.formats.uima import cas_files
from tests.formats.webanno import webanno_files

TEXT = (
    "Talks fail\n\n“We will not move 😀,” said Ilan Dorr, the harbour master of Tarsa, on 19 "
    "February 2017.\n\nAt least 12 people were hurt when police cleared the quay.\n"
)
WRITTEN = (
    *("json", "jsonl", "csv", "xlsx", "brat", "webanno", "w3c", "conll", "label-studio"),
    *("doccano", "qdpx", "qdc", "xmi", "json-cas", "no-text"),
)
_FILE_ENDS = {
    "json": ".json",
    "jsonl": ".jsonl",
    "xlsx": ".xlsx",
    "qdpx": ".qdpx",
    "qdc": ".qdc",
} | {"no-text": ".json"}
HTML = (
    "<html lang='en'><head><title>Talks fail</title><meta name='author' content='Ada Holm'>"
    f"<meta property='article:published_time' content='2017-02-19'></head><body><article>"
    f"<h1>Talks fail</h1><p>{articles.LEAD}</p><p>More &amp; more.</p></article></body></html>"
)
_MD = (
    f"---\ntitle: Talks fail\nsource: The Bell\ndate: 2017-02-19\ntags: [a, b]\n---\n\n"
    f"# Talks fail\n\n{articles.LEAD}\n"
)
_RTF = b"{\\rtf1\\ansi\\uc1 {\\info{\\title T}} \\'e4\\u233? " + articles.LEAD.encode() + b"}"
_EML = (
    "From: Ada <a@b.example>\nSubject: =?utf-8?q?Talks?=\nDate: Sun, 19 Feb 2017 10:00:00 +0000\n"
    "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{articles.LEAD}\n--x\nContent-Type: text/html\n\n"
    f"<p>{articles.LEAD}</p>\n--x--\n"
)
_ARTICLES = json.dumps({"articles": [{"title": "T", "text": TEXT, "date": "2017-02-19"}] * 2})
_TABLE = (
    f'title,text,date,source,id\nOne,"{articles.LEAD}",2017-02-19,Bell,1\nTwo,Other,3/4/2017,,2\n'
)
_VTT = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ilan Dorr>We will not move.\n\n"
    "00:00:04.500 --> 00:00:06.000\n<v Ada Holm>Who says so?\n"
)
_SRT = (
    "1\n00:00:01,000 --> 00:00:04,000\nILAN DORR: We will not move.\n\n"
    "2\n00:00:04,500 --> 00:00:06,000\nADA HOLM: Who says so?\n"
)
_SEGMENTS = (
    "Document name;Code;Segment;Beginning;End;Coded by\n"
    "a;Injury;At least 12 people were hurt;3;3;ADA\na;Quote;We will not move;2;2;BEN\n"
)
_MAPPING = """types:
  Attribution:
    record: quote
    text: [Content]
    own: cue
    roles: {Source: speaker}
    attributes: {Polarity: negated}
    values: {Polarity: {Negative: "true"}}
    fill: {kind: indirect}
  Source: {part: true}
relations:
  reports: {link: reports}
  cause: {field: cause}
adds: [stance, quote.tone, event.type/Siege]
"""


def seeds() -> dict[str, list[Bundle]]:
    """By target, the inputs to begin with."""
    found: dict[str, list[Bundle]] = {name: [] for name in WRITTEN}
    with TemporaryDirectory() as place:
        folder = Path(place)
        _write_all(folder, found)
        _add_databases(folder, found)
    for name, bundles in _other_files().items():
        found.setdefault(name, []).extend(bundles)
    beside = [each for each in found["brat"] if "annotator.jsonl" in each]
    found["sidecar"] = beside + [each for each in found["webanno"] if "annotator.jsonl" in each]
    found["codebook-yaml"] = _codebooks()
    found["mapping-yaml"] = [{"m.yaml": _MAPPING.encode()}]
    found["columns-yaml"] = [{"c.yaml": b"title: Headline\ntext: Body\ndate: When\n"}]
    found["auto"] = [each for name in list(found) for each in found[name] if "yaml" not in name]
    return found


def _write_all(folder: Path, found: dict[str, list[Bundle]]) -> None:
    whole = folder / "whole.json"
    whole.write_text(json.dumps(document()))
    for n, make in enumerate((_coded, lambda project: import_paths(project, [whole]))):
        project = Project.create(folder / f"p{n}.annotator", coder="Ada")
        try:
            make(project)
            for name in WRITTEN:
                out = folder / f"{name}{n}{_FILE_ENDS.get(name, '')}"
                export(project, out, format=name)
                found[name].append(_bundle(out))
        finally:
            project.close()


def _coded(project: Project) -> None:
    """Codes an article with something in every kind of field, and links."""
    article = articles_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    quote = project.records.create(article.id, "quote", [Span(12, 31)])
    quote = project.records.take(quote, "speaker", [Span(38, 47)])
    quote = project.records.name_actor(quote, "speaker", 0, "Ilan Dorr")
    quote = project.records.set_values(quote, "said_on", [FieldValue("2017-02-19")])
    event = project.records.create(article.id, "event", [Span(100, 110), Span(112, 120)])
    event = project.records.set_values(event, "injured", [FieldValue(Range(12, None))])
    event = project.records.set_values(
        event, "place", [FieldValue(Place("Tarsa", "LBY", 1.5, -2.0))]
    )
    event = project.records.set_values(event, "type", [FieldValue("ASSAULT/aerial")])
    claim = project.records.create(article.id, "claim", [Span(12, 40)])
    project.records.set_values(claim, "review_url", [FieldValue("https://example.org/1")])
    for one, other in pairwise((quote.id, claim.id, event.id)):
        project.links.add(one, other, "reports")
    project.articles.set_status(article.id, "done")


def articles_article() -> Any:
    """An article of `TEXT`."""
    from tests.conftest import an_article  # noqa: PLC0415 - it brings pytest

    return an_article(TEXT)


def _bundle(out: Path) -> Bundle:
    if out.is_file():
        return {f"a{out.suffix}": out.read_bytes()}
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _add_databases(folder: Path, found: dict[str, list[Bundle]]) -> None:
    made = taguette.project(folder / "t.sqlite3", ("Ilan Dorr", (1, 2)), ("shut", (3,)))
    found["taguette"] = [{"t.sqlite3": made.read_bytes()}]
    made = qualcoder.project(folder / "p.qda", (1, "ports", qualcoder.units, "ports"))
    found["qualcoder"] = [{"p.qda/data.qda": made.read_bytes()}]


def _other_files() -> dict[str, list[Bundle]]:
    conllu = "# newdoc id = w\n# text = Ports stay shut.\n" + rows("Ports", "stay", "shut", ".")
    named: dict[str, tuple[str, Callable[[], bytes]]] = {
        "nexis": ("a.docx", lambda: press.word(press.nexis(2, cover=2))),
        "nexis ": ("a.rtf", lambda: press.rich(press.nexis(2))),
        "nexis  ": ("a.txt", press.OLDER.encode),
        "factiva": ("a.txt", press.FACTIVA_CODES.encode),
        "factiva ": ("a.html", press.FACTIVA_PAGE.encode),
        "factiva  ": ("b.txt", press.FACTIVA_PLAIN.encode),
        "proquest": ("a.txt", press.PROQUEST.encode),
        "newsml": ("a.xml", NITF.encode),
        "newsml ": ("a.xml", message(news_item(content(XHTML))).encode),
        "articles": ("a.json", _ARTICLES.encode),
        "articles ": ("a.jsonl", json.dumps({"title": "T", "text": TEXT}).encode),
        "txt": ("a.txt", TEXT.encode),
        "md": ("a.md", _MD.encode),
        "html": ("a.html", HTML.encode),
        "docx": ("a.docx", lambda: press.word([articles.LEAD, "More."])),
        "odt": ("a.odt", lambda: articles.odt(f"<text:p>{articles.LEAD}</text:p>")),
        "rtf": ("a.rtf", lambda: _RTF),
        "pdf": ("a.pdf", lambda: articles.pdf([[(72, 700, 11, articles.LEAD)]])),
        "epub": ("a.epub", lambda: articles.epub({"a": HTML})),
        "eml": ("a.eml", _EML.encode),
        "conllu": ("a.conllu", conllu.encode),
        "qdc": ("b.qdc", QDC.encode),
        "xmi": ("a.xmi", lambda: str(cas_files.attribution()).encode()),
        "csv": ("t.csv", _TABLE.encode),
        "vtt": ("a.vtt", _VTT.encode),
        "srt": ("a.srt", _SRT.encode),
    }
    found: dict[str, list[Bundle]] = {}
    for name, (file, make) in named.items():
        bundle = {file: make()}
        if file == "a.xmi":
            bundle["TypeSystem.xml"] = cas_files.INCEPTION.encode()
        found.setdefault(name.strip(), []).append(bundle)
    found["segments"] = [{"a.txt": TEXT.encode(), "s.csv": _SEGMENTS.encode()}]
    found["brat"] = [{"a.txt": TEXT.encode(), "a.ann": _ANN.encode()}]
    body = [
        *(
            "#Text=Ilan Dorr left.",
            "1-1  0-4  Ilan  *[1]  PER[1]  ",
            "1-2  5-9  Dorr  *[1]  PER[1]  ",
        ),
        *("1-3  10-14  left  _  _  ", "1-4  14-15  .  _  _  "),
    ]
    tsv = webanno_files.tsv(f"SP={webanno_files.ENTITY}|identifier|value", body=body)
    found["webanno"] = [{"a.tsv": tsv.encode()}]
    found["xlsx"] = [{"t.xlsx": _workbook()}]
    return found


_ANN = (
    "T1\tSource 39 48\tIlan Dorr\nT2\tCue 34 38\tsaid\nE1\tCue:T2 Source:T1\nA1\tSure E1 yes\n"
    "R1\tNear Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tHe said so.\n"
)


def _workbook() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet
    for row in csv.reader(_TABLE.splitlines()):
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _codebooks() -> list[Bundle]:
    own = (
        "name: mine\ntitle: Mine\nextends: news\ntypes:\n- key: stance\n  label: Stance\n"
        "  plural: stances\n  letter: W\n  colour: blue\n  fields:\n  - {key: tone, label: Tone, "
        "kind: choice, choices: [{key: a, label: A}, {key: b, label: B, children: [{key: c, "
        "label: C}]}]}\n"
    )
    assert load("news")
    preset = (resources_folder() / "codebooks" / "acled.yaml").read_bytes()
    return [{"c.yaml": own.encode()}, {"c.yaml": preset}]
