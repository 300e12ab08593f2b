"""What a format writes, it reads again."""

from pathlib import Path

from annotator.formats.annotations.sidecar import is_sidecar
from annotator.formats.export_manifest import NAME as MANIFEST
from annotator.formats.format import Format
from annotator.formats.registry import Group, all_formats, groups_of
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, assert_same_project


def assert_round_trip(known: Format, project: Made, out: Path) -> None:
    """That the format writes the project to the path, claims what it wrote before any other
    format, and reads the same project of it."""
    assert known.reader is not None
    assert known.writer is not None
    known.writer.write(project, out)
    assert out.is_dir() == known.writer.folder
    files = [path for path in sorted(out.rglob("*")) if path.is_file()] or [out]
    files = [
        path
        for path in files
        if path.name not in {MANIFEST, *known.companions} and not is_sidecar(path)
    ]
    groups = [group for group in groups_of(files, all_formats()) if isinstance(group, Group)]
    [paths] = [group.files for group in groups if group.format is known]
    content = known.reader.open(paths, reading())
    hashes = list(content.text_hashes())
    assert hashes == [coded.article.sha256 for coded in content.articles()]
    assert list(content.problems) == []
    assert_same_project(content, project)
