"""Any project, through JSON into a new project and out again, is byte for byte the same."""

import itertools
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from annotator.formats.native import json as annotator_json
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.contents import Made, projects

_numbers = itertools.count()


@given(made=projects())
@settings(
    max_examples=12,
    deadline=None,
    # Each example makes a database, so that shrinking one would take minutes.
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_json_into_a_new_project_and_out_again(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / str(next(_numbers))
    folder.mkdir()
    annotator_json.write(made, folder / "in.json")
    project = Project.create(folder / "new.annotator", coder="Importer")
    report = import_paths(project, [folder / "in.json"])
    assert not report.problems
    assert not check(project)
    export(project, folder / "out.json")
    export(project, folder / "tables", format="csv")
    own = project.info
    project.close()

    before = (folder / "in.json").read_bytes().split(b"\n")
    after = (folder / "out.json").read_bytes().split(b"\n")
    assert own.created == made.info.created
    assert before[0] == after[0]
    assert before[2:] == after[2:]
