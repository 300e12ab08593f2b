"""What is far too large is refused at once, before any of it is held; ``python -m tests.faults
sizes`` tries more and larger."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.errors import InputError, TextError
from annotator.core.text.normalization import MOST_CHARACTERS, normalise
from annotator.formats.content import Content
from annotator.formats.documents import eml, pdf, plain, rtf
from annotator.formats.documents import html as html_page
from annotator.formats.tables import articles_json
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from tests.faults import sizes

READERS: list[Callable[[Path, Callable[[], str]], Content]] = [
    *(plain.read_text, plain.read_markdown, rtf.read, eml.read, pdf.read, html_page.read),
]


@pytest.mark.parametrize("read", READERS)
def test_a_file_larger_than_any_article_is_not_even_read(
    read: Callable[[Path, Callable[[], str]], Content], tmp_path: Path
) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        # A hole, which takes no room.
        file.truncate(300 << 20)
    with pytest.raises(InputError, match="larger than") as refused:
        read(path, lambda: "id")
    assert refused.value.file == str(path)


def test_a_text_longer_than_any_article_is_refused(tmp_path: Path) -> None:
    assert normalise("x" * 1000) == "x" * 1000
    text = "x" * (MOST_CHARACTERS + 1)
    with pytest.raises(TextError, match="20,000,001 characters"):
        normalise(text)
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"title": "T", "text": text}, {"title": "U", "text": "Short."}]))
    content = articles_json.read(path, lambda: "id")
    assert len(list(content.text_hashes())) == 1
    [problem] = content.problems
    assert "20,000,001 characters" in problem.reason


@pytest.mark.parametrize(
    "name",
    [
        *("XML of entities of entities", "XML of depth 100,000", "JSON of depth 100,000"),
        *("JSON lines of depth 100,000", "YAML of aliases of aliases"),
    ],
)
def test_an_attack_costs_next_to_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sizes.CASES[name](tmp_path / "in")
    [path] = (tmp_path / "in").iterdir()
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    begun = time.process_time()
    report = import_paths(project, [path])
    assert time.process_time() - begun < 5
    assert report.change is None
    assert len(report.problems) == 1
    assert not check(project)
    project.close()
