"""What a person makes goes where their documents are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from annotator.ui.kit.file_dialog import documents_folder
from annotator.ui.kit.session import Session


def test_new_files_go_to_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "Dokumente"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(documents))
    assert documents_folder() == Path.home()
    documents.mkdir()
    assert documents_folder() == documents
    assert Session().folder == str(documents)
