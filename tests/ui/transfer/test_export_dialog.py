"""Articles come in and records go out through their dialogs."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.transfer.export_dialog import ExportDialog, ImportDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def press(window: AnnotatorWindow, qtbot: QtBot, name: str) -> None:
    dialog = window.projects.dialog
    assert dialog is not None
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def export_dialog(window: AnnotatorWindow, qtbot: QtBot) -> ExportDialog:
    qtbot.keyClick(window.view, Qt.Key.Key_E, CTRL)
    dialog = window.projects.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_all_that_a_format_loses_can_be_read(window: AnnotatorWindow, qtbot: QtBot) -> None:
    dialog = export_dialog(window, qtbot)
    for n in range(dialog.format_box.count()):
        dialog.format_box.setCurrentIndex(n)
        dialog.column.activate()
        for label in (dialog.about, dialog.loses):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.reject()


def test_what_would_be_refused_is_said_in_the_dialog(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export_dialog(window, qtbot)
    assert not dialog.problem.isVisible()
    for place, said in (
        ("nowhere/x.json", "no folder"),
        (".", "is a folder"),
        (f"{300 * 'x'}.json", "too long"),
    ):
        dialog.place_row.set_text(str(tmp_path / place))
        assert said in dialog.problem.text()
        assert dialog.problem.isVisible()
        assert not dialog.accept_button.isEnabled()
    dialog.place_row.set_text(str(tmp_path / "x.json"))
    assert not dialog.problem.isVisible()
    dialog.names_box.setCurrentIndex(dialog.names_box.findData("table"))
    table = tmp_path / "names.csv"
    table.write_text("Ilan Dorr\n", encoding="utf-8")
    dialog.table_row.set_text(str(table))
    assert "line 1" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()
    table.write_text("Ilan Dorr,Adam\n", encoding="utf-8")
    dialog.table_row.set_text(f"{table}")
    dialog.table_row.changed.emit()
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_what_a_format_loses_stays_whole_beside_other_names(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    dialog = export_dialog(window, qtbot)
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("docx"))
    for wanted in ("table", "actors", "table"):
        dialog.names_box.setCurrentIndex(dialog.names_box.findData(wanted))
        dialog.column.activate()
        assert dialog.loses.height() >= dialog.loses.heightForWidth(dialog.loses.width())
    dialog.reject()


def test_importing_files(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Story {name}.", encoding="utf-8")
    qtbot.keyClick(window.view, Qt.Key.Key_I, CTRL)
    dialog = window.projects.dialog
    assert isinstance(dialog, ImportDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.add_paths([str(tmp_path / "one.txt"), str(tmp_path / "three.txt")])
    dialog.list.setCurrentRow(1)
    press(window, qtbot, "importRemove")
    dialog.path_row.set_text(str(tmp_path / "two.txt"))
    assert dialog.paths() == [tmp_path / "one.txt", tmp_path / "two.txt"]
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    assert "Imported 2 articles." in window.messages.banners()[0].text
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 6)


def test_files_can_be_dropped_on_the_dialog(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("Story one.", encoding="utf-8")
    qtbot.keyClick(window.view, Qt.Key.Key_I, CTRL)
    dialog = window.projects.dialog
    assert isinstance(dialog, ImportDialog)
    empty = dialog.list.grab().toImage()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.txt"))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(9, 9), copy, dropped, left, Qt.KeyboardModifier.NoModifier)
    dialog.dropEvent(drop)
    assert dialog.paths() == [tmp_path / "one.txt"]
    assert dialog.accept_button.isEnabled()
    dialog.list.clear()
    assert dialog.list.grab().toImage() == empty
    dialog.reject()


def test_what_was_not_imported_is_said_in_full(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "same.txt").write_text("Nothing happened.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        window.transfers.import_paths([tmp_path / "same.txt", tmp_path / "empty.txt"])
    (banner,) = window.messages.banners()
    assert banner.level == "warning"
    assert "In the project already: 1." in banner.text
    button = banner.findChild(QPushButton, "bannerOffer0")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = window.projects.dialog
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit, "reportText")
    assert text is not None
    assert "empty.txt" in text.toPlainText()
    assert "same.txt" in text.toPlainText()
    press(window, qtbot, "close")
    assert window.projects.dialog is None


def test_importing_without_a_project_says_what_to_do(
    window: AnnotatorWindow, tmp_path: Path
) -> None:
    window._leave_project()
    window.transfers.import_paths([tmp_path])
    assert "no project to import into" in window.messages.banners()[0].text
    assert not window.bound_actions["project.import"].isEnabled()


def test_exporting_json(
    window: AnnotatorWindow,
    qtbot: QtBot,
    tmp_path: Path,
    small_project: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    small_project.records.create("a0", "quote", [Span(0, 4)])
    dialog = export_dialog(window, qtbot)
    assert dialog.format() == "json"
    assert not dialog.is_for_excel()
    assert dialog.out() == tmp_path / "Small.json"
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    [banner] = window.messages.banners()
    assert banner.level == "success"
    show = banner.findChild(QPushButton, "bannerOffer0")
    assert show is not None
    assert show.text() == "Open folder"
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in shown] == [str(tmp_path)]
    assert json.loads((tmp_path / "Small.json").read_text(encoding="utf-8"))["version"] == 2


def test_exporting_some_types_as_csv(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path, small_project: Project
) -> None:
    small_project.records.create("a0", "quote", [Span(0, 4)])
    dialog = export_dialog(window, qtbot)
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("csv"))
    assert dialog.excel.isVisible()
    for box in dialog.types:
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()
    dialog.types[0].setChecked(True)
    dialog.excel.setChecked(True)
    assert dialog.chosen_types() == ["quote"]
    assert dialog.chosen_coders() == []
    loses = dialog.findChild(QLabel, "exportLoses")
    assert loses is not None
    assert loses.text().startswith("Not kept: the structure")
    dialog.place_row.set_text(str(tmp_path / "tables"))
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    assert (tmp_path / "tables" / "quotes.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_exporting_without_texts(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.session.project is not None
    window.session.project.records.create("a0", "quote", [Span(21, 60)])
    dialog = export_dialog(window, qtbot)
    assert dialog.quoted_words() is None
    assert not dialog.quoted.isVisible()
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("no-text"))
    assert dialog.quoted.isVisible()
    dialog.quoted.setValue(2)
    dialog.place_row.set_text(str(tmp_path / "out.json"))
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    data = json.loads((tmp_path / "out.json").read_text())
    [record] = [record for each in data["articles"] for record in each["records"]]
    [span] = record["spans"]
    assert span["text"] == "“We will …"
    assert "Nobody left" not in (tmp_path / "out.json").read_text()


def test_names_are_replaced_on_the_way_out_and_in(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.session.project is not None
    window.session.project.actors.create("Ilan Dorr", "person")
    dialog = export_dialog(window, qtbot)
    dialog.place_row.set_text(str(tmp_path / "out.json"))
    assert not dialog.table_row.isVisible()
    dialog.names_box.setCurrentIndex(dialog.names_box.findData("table"))
    assert dialog.table_row.isVisible()
    assert not dialog.accept_button.isEnabled()
    dialog.names_box.setCurrentIndex(dialog.names_box.findData("actors"))
    dialog.keep_table.setChecked(True)
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    # The built-in codebook has the name in an example as well.
    assert "Ilan Dorr" in str(window.session.project.codebook)
    assert "Ilan Dorr" not in (tmp_path / "out.json").read_text(encoding="utf-8")
    table = tmp_path / "out.json.pseudonyms.csv"
    assert "Ilan Dorr,Person 1" in table.read_text(encoding="utf-8")
    (tmp_path / "one.txt").write_text("Ilan Dorr spoke.", encoding="utf-8")
    qtbot.waitUntil(window.bound_actions["project.import"].isEnabled)
    window.bound_actions["project.import"].trigger()
    importing = window.projects.dialog
    assert isinstance(importing, ImportDialog)
    importing.add_paths([str(tmp_path / "one.txt")])
    importing.table_row.set_text(str(table))
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    texts = [article.text for article in window.session.project.articles.all()]
    assert "Person 1 spoke." in texts


def test_an_export_that_cannot_be_written_is_said(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export_dialog(window, qtbot)
    (tmp_path / "gone").mkdir()
    dialog.place_row.set_text(str(tmp_path / "gone" / "x.json"))
    (tmp_path / "gone").rmdir()
    with qtbot.waitSignal(window.tasks.ended):
        press(window, qtbot, "accept")
    assert [banner.level for banner in window.messages.banners()] == ["error"]


def test_a_place_is_proposed_as_each_format_needs_it(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export_dialog(window, qtbot)
    names = [dialog.format_box.itemData(row) for row in range(dialog.format_box.count())]
    assert names[:5] == ["json", "jsonl", "csv", "xlsx", "report"]
    proposed: dict[str, str] = {}
    for row in range(dialog.format_box.count()):
        dialog.format_box.setCurrentIndex(row)
        proposed[dialog.format()] = dialog.out().name
    assert (
        proposed.items()
        >= {
            "json": "Small.json",
            "jsonl": "Small.jsonl",
            "csv": "Small-csv",
            "xlsx": "Small.xlsx",
            "report": "Small.html",
            "brat": "Small-brat",
        }.items()
    )
    dialog.reject()


def test_names_of_formats_are_whole_and_boxes_apart(window: AnnotatorWindow, qtbot: QtBot) -> None:
    dialog = export_dialog(window, qtbot)
    box = dialog.format_box
    names = [box.itemText(n) for n in range(box.count())]
    assert len(set(names)) == len(names)
    room = box.width() - 40
    assert [name for name in names if box.fontMetrics().horizontalAdvance(name) > room] == []
    about = dialog.findChild(QLabel, "exportAbout")
    assert about is not None
    assert about.text() == "The whole project"
    box.setCurrentIndex(box.findData("docbin" if box.findData("docbin") >= 0 else "csv"))
    assert about.text()
    first, second = dialog.types[:2]
    assert second.geometry().left() - first.geometry().right() >= 20


def test_an_import_names_what_it_left_out_and_lists_what_is_new(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Story {name}.", encoding="utf-8")
    (tmp_path / "hollow.txt").write_text(" ", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        window.transfers.import_paths([tmp_path / f"{n}.txt" for n in ("one", "two", "hollow")])
    [banner] = window.messages.banners()
    assert "Left out: 1 (hollow.txt)" in banner.text
    details = banner.findChild(QPushButton, "bannerOffer0")
    assert details is not None
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    dialog = window.projects.dialog
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "hollow.txt" in text.toPlainText()
    assert "New: Story one." in text.toPlainText()
    assert "New: Story two." in text.toPlainText()
    dialog.reject()
    (tmp_path / "three.txt").write_text("Story three.", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        window.transfers.import_paths([tmp_path / "three.txt"])
    details = window.messages.banners()[0].findChild(QPushButton, "bannerOffer1")
    assert details is not None
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    assert window.transfers._details == ["New: Story three."]
