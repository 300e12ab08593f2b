"""Projects for the tests of writing XMI and JSON CAS, and the files as dkpro-cassis reads them."""

import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cassis
import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.uima import read_json as json_cas
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima import write_json as json_cas_writer
from annotator.formats.uima import write_xmi as xmi_writer
from annotator.services.codebooks import load
from tests.formats.contents import CODEBOOK, Made

both = pytest.mark.parametrize(
    ("reader", "writer", "suffix"),
    [(xmi, xmi_writer, ".xmi"), (json_cas, json_cas_writer, ".json")],
    ids=["xmi", "json"],
)


def project_of(content: ForeignContent) -> Made:
    return Made(
        content.info or ProjectInfo("p", "P", datetime(2020, 1, 1, tzinfo=UTC)),
        content.codebook or CODEBOOK,
        list(content.coders()),
        list(content.actors()),
        list(content.articles()),
        list(content.links()),
    )


def loaded(path: Path) -> Any:
    """A file as the library alone reads it, strictly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if path.suffix == ".json":
            return cassis.load_cas_from_json(path.read_text(encoding="utf-8"))
        types = cassis.load_typesystem(path.parent / "TypeSystem.xml")
        return cassis.load_cas_from_xmi(path, typesystem=types)


def small(text: str) -> Made:
    """A project with one quote and one claim of one coder."""

    def cut(*words: str) -> tuple[Fragment, ...]:
        return tuple(Fragment(at := text.index(word), at + len(word), word) for word in words)

    made = datetime(2020, 1, 1, tzinfo=UTC)
    article = Article("a", "A title", text, sha256(text), "en", "The Bell", published="2017-03-03")
    fields = {
        "speaker": (FieldValue("Ada", None, cut("Ada")), FieldValue("Ben Reyes")),
        "kind": (FieldValue("indirect"),),
        "negated": (FieldValue(True),),
        "said_on": (FieldValue("2017-03"),),
    }
    records = [
        Record("r1", "a", "quote", "c", "done", made, made, cut("the ports", "shut"), fields,
               note="look\tagain"),
        Record("r2", "a", "claim", "c", "done", made, made, cut("stay shut")),
    ]  # fmt: skip
    return Made(
        ProjectInfo("p", "P", made),
        load("news"),
        [Coder("c", "Ada")],
        [],
        [CodedArticle(article, (), records)],
        [Link("l", "r1", "r2", "makes")],
    )
