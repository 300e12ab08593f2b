"""The import dialog shows what would come in, and labels and columns are mapped there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.services.transfer import preview as transfer_preview
from annotator.services.transfer.importing import import_paths
from annotator.ui.features import AnnotatorWindow
from annotator.ui.transfer.choice_tree import ChoiceLine
from annotator.ui.transfer.import_columns import ColumnsPage
from annotator.ui.transfer.import_dialog import ImportDialog
from tests.ui.shell.test_dropping import drop
from tests.ui.transfer.import_pages import choose, item, labels, rows

TEXT = "Gunmen stormed Tarsa on Monday."
LINES = (
    "T1\tGroup 0 6\tGunmen",
    "T2\tSiege 7 14\tstormed",
    "E1\tSiege:T2 Who:T1",
    "A1\tSure E1 high",
    "R1\tNear Arg1:E1 Arg2:T1",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "one.ann").write_text("\n".join(LINES), encoding="utf-8")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv"
    path.write_text("what,says,Author\nOne,First words,Ada\nTwo,,Ben\n", encoding="utf-8")
    return path


Open = Callable[..., ImportDialog]


@pytest.fixture
def opened(window: AnnotatorWindow, qtbot: QtBot) -> Open:
    """Opens the dialog on paths and waits for what it shows."""

    def open_it(*paths: Path) -> ImportDialog:
        window.bound_actions["project.import"].trigger()
        dialog = window.projects.dialog
        assert isinstance(dialog, ImportDialog)
        dialog.add_paths([str(path) for path in paths])
        wait(dialog, qtbot)
        return dialog

    return open_it


def wait(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: dialog.preview.preview is not None and not dialog.preview.bar.isVisibleTo(dialog)
    )


def test_it_shows_what_labels_become(opened: Open, corpus: Path) -> None:
    dialog = opened(corpus)
    assert "New articles: 1" in dialog.preview.state.text()
    assert "Event: 1" in dialog.preview.state.text()
    tree = labels(dialog).tree
    assert rows(tree) == [
        ["Group", "label", "1", "Part of what points at it"],
        ["Siege", "label", "1", "Event"],
        ["Who", "role", "1", "New field “Who”"],
        ["Sure", "attribute", "1", "New field “Sure”"],
        ["Near", "relation", "1", "Field “near”"],
    ]
    assert item(tree, "Siege", "Sure").toolTip(0) == "Values: high"
    gains = dialog.findChild(QPlainTextEdit, "importGains")
    assert isinstance(gains, QPlainTextEdit)
    assert "event.who" in gains.toPlainText()
    dialog.reject()


def test_labels_are_mapped_and_the_mapping_is_kept(
    opened: Open, window: AnnotatorWindow, corpus: Path, qtbot: QtBot, small_project: Project
) -> None:
    dialog = opened(corpus)
    tree = labels(dialog).tree
    choose(tree, qtbot, item(tree, "Siege", "Who"), "actor")
    assert item(tree, "Siege", "Who").text(3) == "Actor"
    choose(tree, qtbot, item(tree, "Siege", "Sure"), "meta")
    assert item(tree, "Siege", "Sure").text(3) == "Keep in the metadata"
    choose(tree, qtbot, item(tree, "Near"), "nothing of the kind")
    assert item(tree, "Near").text(3) == "Field “near”"
    choose(tree, qtbot, item(tree, "Near"), "supports")
    assert item(tree, "Near").text(3) == "Link: supports"
    choose(tree, qtbot, item(tree, "Group"), "new type")
    wait(dialog, qtbot)
    qtbot.waitUntil(lambda: "New records: 2" in dialog.preview.state.text())
    assert "Group: 1" in dialog.preview.state.text()
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    stored = small_project.info.mappings["brat"]
    assert stored.types["Siege"].roles == {"Who": "actor"}
    assert stored.types["Siege"].attributes == {"Sure": ""}
    assert stored.types["Group"].record == "group"
    assert stored.relations["Near"].link == "supports"
    small_project.history.undo()
    assert small_project.info.mappings == {}


def test_a_click_shows_all_choices_and_escape_changes_nothing(
    opened: Open, corpus: Path, qtbot: QtBot
) -> None:
    dialog = opened(corpus)
    tree = labels(dialog).tree
    place = tree.visualItemRect(item(tree, "Siege"))
    place.setLeft(tree.columnViewportPosition(3) + 4)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    line = tree.findChild(ChoiceLine)
    assert isinstance(line, ChoiceLine)
    assert line.is_open()
    assert line.accessibleName() == "Siege becomes"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tree.findChild(ChoiceLine) is None)
    assert dialog.isVisible()
    assert dialog.mappings() == {}
    dialog.reject()


def test_a_mapping_is_saved_and_loaded(
    opened: Open, corpus: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(corpus)
    page = labels(dialog)
    choose(page.tree, qtbot, item(page.tree, "Siege"), "claim")
    page.save(str(tmp_path / "m.yaml"))
    assert page.message.text() == "Saved m.yaml."
    choose(page.tree, qtbot, item(page.tree, "Siege"), "metadata")
    page.load(str(tmp_path / "m.yaml"))
    assert item(page.tree, "Siege").text(3) == "Claim"
    qtbot.waitUntil(lambda: "Claim: 1" in dialog.preview.state.text())
    for text, message in (
        ("types: [", "it is not YAML"),
        ("types: {Siege: {record: battle}}", "battle"),
        ("labels: {}", "labels"),
    ):
        (tmp_path / "bad.yaml").write_text(text)
        page.load(str(tmp_path / "bad.yaml"))
        assert message in page.message.text()
        assert page.message.property("role") == "error"
        assert item(page.tree, "Siege").text(3) == "Claim"
    page.save(str(tmp_path / "no" / "m.yaml"))
    assert "cannot be written" in page.message.text()
    dialog.reject()


def test_columns_are_named_and_remembered(
    opened: Open, window: AnnotatorWindow, table: Path, qtbot: QtBot, small_project: Project
) -> None:
    dialog = opened(table)
    page = dialog.preview.pages.currentWidget()
    assert isinstance(page, ColumnsPage)
    assert "which column is the text" in page.message.text()
    assert rows(page.tree) == [
        ["what", "Keep in the metadata", "One", "Two"],
        ["says", "Keep in the metadata", "First words", ""],
        ["Author", "Author", "Ada", "Ben"],
    ]
    choose(page.tree, qtbot, item(page.tree, "says"), "text")
    choose(page.tree, qtbot, item(page.tree, "what"), "author")
    assert [row[1] for row in rows(page.tree)] == ["Author", "Text", "Keep in the metadata"]
    assert not page.message.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: "New articles: 1" in dialog.preview.state.text())
    problems = dialog.findChild(QPlainTextEdit, "importProblems")
    assert isinstance(problems, QPlainTextEdit)
    assert "line 3: the row has no text" in problems.toPlainText()
    dialog.strict_box.setChecked(True)
    assert not dialog.accept_button.isEnabled()
    dialog.strict_box.setChecked(False)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.messages.banners()))
    [columns] = small_project.info.columns.values()
    assert (columns["text"], columns["author"], columns["title"]) == ("says", "what", "")
    second = opened(table)
    page = second.preview.pages.widget(0)
    assert isinstance(page, ColumnsPage)
    assert [row[1] for row in rows(page.tree)] == ["Author", "Text", "Keep in the metadata"]
    assert "Already there: 1" in second.preview.state.text()
    second.reject()


def test_other_files_are_looked_at_anew_and_the_newest_answer_wins(
    opened: Open, corpus: Path, table: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(corpus)
    dialog.add_paths([str(table)])
    dialog.path_row.set_text(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "no such file" in dialog.preview.state.text())
    assert dialog.preview.state.property("role") == "error"
    dialog.path_row.set_text("")
    qtbot.waitUntil(lambda: "Problems: 1" in dialog.preview.state.text())
    assert isinstance(dialog.preview.pages.widget(1), ColumnsPage)
    dialog.list.selectAll()
    dialog._remove()
    assert dialog.preview.state.text() == ""
    assert not dialog.preview.pages.isVisibleTo(dialog)
    dialog.reject()


def test_looking_can_be_stopped(
    opened: Open, corpus: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(corpus)

    def slow(*_: object, progress: Callable[..., None], **__: object) -> None:
        while True:
            progress(1, 2, "Counting")

    monkeypatch.setattr("annotator.services.transfer.preview.preview", slow)
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("brat"))
    qtbot.waitUntil(lambda: dialog.preview.stop.isVisible() and dialog.preview.bar.maximum() == 2)
    qtbot.mouseClick(dialog.preview.stop, Qt.MouseButton.LeftButton)
    assert "Stopped" in dialog.preview.state.text()
    assert not dialog.preview.bar.isVisible()
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_keys_alone_reach_everything_in_order(opened: Open, corpus: Path, qtbot: QtBot) -> None:
    dialog = opened(corpus)
    names = [widget.objectName() for widget in dialog.order_focus()]
    for before, after in (
        ("importPaths", "importAddFiles"),
        ("importFormat", "importStrict"),
        ("importStrict", "importPages"),
        ("importPages", "importLabels_brat"),
        ("importLabels_brat", "importLoadMapping"),
        ("importSaveMapping", "accept"),
    ):
        assert names.index(before) < names.index(after)
    for widget in dialog.order_focus():
        assert widget.accessibleName() or widget.objectName() in {"accept", "cancel"}
    qtbot.keyClick(labels(dialog).tree, Qt.Key.Key_C)
    line = labels(dialog).tree.findChild(ChoiceLine)
    assert isinstance(line, ChoiceLine)
    assert line.text() == "c"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    dialog.reject()


def test_a_corpus_that_is_dropped_is_shown_first(
    window: AnnotatorWindow, corpus: Path, table: Path, qtbot: QtBot, small_project: Project
) -> None:
    for path in (corpus, table):
        drop(window, path)
        qtbot.waitUntil(lambda: isinstance(window.projects.dialog, ImportDialog))
        dialog = window.projects.dialog
        assert isinstance(dialog, ImportDialog)
        assert dialog.paths() == [path]
        dialog.reject()
    import_paths(small_project, [table], columns="text=says")
    assert not transfer_preview.needs_a_look(small_project, [table])
    with qtbot.waitSignal(window.tasks.ended):
        drop(window, table)


def test_an_encoding_and_a_pattern_of_file_names_are_said_and_the_pattern_is_kept(
    opened: Open, window: AnnotatorWindow, small_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    text = tmp_path / "2017-03-03_The Bell_Talks fail.txt"
    text.write_bytes("Größe".encode("cp850"))
    dialog = opened(text)
    dialog.preview.preview = None
    dialog.encoding_box.setCurrentIndex(dialog.encoding_box.findData("cp850"))
    qtbot.keyClicks(dialog.file_names_box, "{date}_{source}_{title}")
    wait(dialog, qtbot)
    seen = dialog.preview.preview
    assert seen is not None
    assert (seen.articles, seen.notes) == (1, [])
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    article = next(each for each in small_project.articles.all() if each.text == "Größe")
    assert (article.title, article.source) == ("Talks fail", "The Bell")
    assert article.published == "2017-03-03"
    second = opened(text)
    assert second.file_names() == "{date}_{source}_{title}"
    second.reject()


def test_what_stands_between_other_words_is_decided_passage_by_passage(
    opened: Open, window: AnnotatorWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("Ben Reyes said the deal cut waiting times in all ports, too.")
    annotations = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:x:{n}",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "quote", "purpose": "classifying"},
            "target": {
                "source": "a.txt",
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": words,
                    "prefix": "Ada Holm said ",
                    "suffix": ". Ben Reyes said",
                },
            },
        }
        for n, words in enumerate(("the deal cut waiting times", "all ports"))
    ]
    (folder / "a.jsonld").write_text(json.dumps(annotations))
    dialog = opened(folder)
    seen = dialog.preview.preview
    assert seen is not None
    assert (seen.types, [each.is_doubtful for each in seen.problems]) == ({}, [True, True])
    passages = dialog.preview.passages.list
    dialog.preview.pages.setCurrentWidget(dialog.preview.passages)
    assert passages.isVisible()
    shown = [passages.item(row).text() for row in range(passages.count())]
    assert ["waiting times" in shown[0], "all ports" in shown[1]] == [True, True]
    assert "all ports" in shown[1].partition("” in “")[0]
    assert "the deal cut waiting times in all ports, too." in shown[1]
    dialog.preview.preview = None
    passages.setCurrentRow(1)
    qtbot.keyClick(passages, Qt.Key.Key_Space)
    wait(dialog, qtbot)
    seen = dialog.preview.preview
    assert seen is not None
    assert (seen.types, len(seen.problems)) == ({"quote": 1}, 1)
    assert passages.count() == 2
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert "New records: 1." in window.messages.banners()[0].text
    assert window.session.project is not None
    (article,) = (
        each for each in window.session.project.articles.all() if "all ports" in each.text
    )
    (record,) = window.session.project.records.of_article(article.id)
    assert record.spans[0].text == "all ports"


def test_what_cannot_be_imported_shows_nothing_of_what_was_chosen_before(
    opened: Open, corpus: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(corpus)
    assert dialog.preview.pages.count()
    dialog.list.clear()
    dialog.path_row.set_text(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "no such file" in dialog.preview.state.text())
    assert not dialog.preview.pages.isVisible()
    assert not dialog.accept_button.isEnabled()
    dialog.path_row.set_text(str(corpus))
    qtbot.waitUntil(dialog.preview.pages.isVisible)
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_wrong_table_of_pseudonyms_is_said_before_names_are_stored(
    opened: Open, corpus: Path, tmp_path: Path
) -> None:
    dialog = opened(corpus)
    names = tmp_path / "names.csv"
    dialog.table_row.set_text(str(names))
    assert "cannot be read" in dialog.table_problem.text()
    assert dialog.table_problem.isVisible()
    assert not dialog.accept_button.isEnabled()
    names.write_text("Ada,Eve\n", encoding="utf-8")
    dialog.table_row.set_text("")
    assert dialog.accept_button.isEnabled()
    dialog.table_row.set_text(str(names))
    assert not dialog.table_problem.isVisible()
    assert dialog.accept_button.isEnabled()
    dialog.reject()
