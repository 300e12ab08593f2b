"""The commands run in the process of the tests."""

import json
from typing import Any

from click.testing import CliRunner

from annotator.cli.main import app

NEWS = "Talks fail\n\n“We will”, said Dorr, “not go” 😀."


def run(*arguments: str, code: int = 0) -> Any:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit | None)
    return result


def run_json(*arguments: str, code: int = 0) -> Any:
    return json.loads(run(*arguments, "--json", code=code).stdout)
