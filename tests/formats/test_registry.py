"""Formats are found by name, by extension, by content, and in other packages."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError, InputError
from annotator.formats import registry
from annotator.formats.format import Format
from annotator.formats.native import json as annotator_json
from annotator.formats.readers import FileReader
from annotator.formats.registry import BUILT_IN, all_formats, named
from tests.formats.claiming import format_of

OTHER = Format(
    "brat", "brat", (".json",), reader=FileReader(annotator_json.read, recognises=Path.is_file)
)


def test_names_and_extensions(tmp_path: Path) -> None:
    assert named("csv", BUILT_IN).writer is not None
    with pytest.raises(AnnotatorError, match=r"no format “doc”. There are: json, .*csv, .*brat"):
        named("doc", BUILT_IN)
    assert format_of(tmp_path / "A.TXT", BUILT_IN).name == "txt"
    with pytest.raises(InputError, match=r"one of \.json, .*\.ann, .*\.txt, \.text, \.md"):
        format_of(tmp_path / "a.doc", BUILT_IN)


def test_content_decides_where_extensions_do_not(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "annotator"}')
    assert format_of(path, (*BUILT_IN, OTHER)).name == "json"
    path.write_text("{}")
    assert format_of(path, (*BUILT_IN, OTHER)).name == "brat"


def test_packages_add_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    def added(value: str) -> None:
        entry = EntryPoint("other", value, registry.GROUP)
        # The argument is passed by its name.
        monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([entry]))  # noqa: ARG005

    added("tests.formats.test_registry:OTHER")
    assert [each.name for each in all_formats()] == [*(each.name for each in BUILT_IN), "brat"]
    for broken in ("tests.formats.none:OTHER", "tests.formats.test_registry:Path"):
        added(broken)
        with pytest.raises(AnnotatorError, match=r"“other” .* cannot be loaded"):
            all_formats()
