"""What is set comes back, from the file too."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from annotator.ui.kit.settings import Settings


def test_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert (settings.theme, settings.serif, settings.snapping) == ("system", True, True)
    assert (settings.zoom, settings.coder, settings.recent_projects) == (1.0, "", [])
    assert settings.geometry.isEmpty()
    assert settings.place("p") == ("", "")
    assert not settings.is_dismissed("select")


def test_everything_comes_back_from_the_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.theme, settings.serif, settings.snapping = "contrast", False, False
    settings.zoom, settings.coder = 1.25, "Ada, née L."
    settings.add_recent_project("/a b/c.annotator")
    settings.set_window(QByteArray(b"\0\1"), QByteArray(b"\2"))
    settings.set_place("p", "article", "record")
    settings.dismiss("select")
    settings.sync()
    reopened = Settings(tmp_path / "window.ini")
    assert (reopened.theme, reopened.serif, reopened.snapping) == ("contrast", False, False)
    assert (reopened.zoom, reopened.coder) == (1.25, "Ada, née L.")
    assert reopened.recent_projects == ["/a b/c.annotator"]
    assert (reopened.geometry, reopened.layout) == (QByteArray(b"\0\1"), QByteArray(b"\2"))
    assert reopened.place("p") == ("article", "record")
    assert reopened.is_dismissed("select")


def test_recent_projects_stand_once_and_are_few(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for n in range(12):
        settings.add_recent_project(f"p{n}")
    settings.add_recent_project("p8")
    assert settings.recent_projects == ["p8", "p11", "p10", "p9", "p7", "p6", "p5", "p4"]


def test_a_password_is_not_written_to_the_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for location in (
        "postgresql://ada@host/news",
        "postgresql://ada:hunter2@host/news",
        "Postgresql+psycopg2://ada:hunter2@[::1]/news",
        "postgresql://host/news?user=ada&password=hunter2&sslmode=require",
        "/home/ada:hunter@2/a.annotator",
    ):
        settings.add_recent_project(location)
    settings.sync()
    assert "hunter2" not in (tmp_path / "window.ini").read_text()
    assert settings.recent_projects == [
        "/home/ada:hunter@2/a.annotator",
        "postgresql://host/news?user=ada&sslmode=require",
        "postgresql://ada@[::1]/news",
        "postgresql://ada@host/news",
    ]


def test_nonsense_in_the_file_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntheme=puce\nzoom=wide\nserif=perhaps\n")
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme == "system"
    assert settings.zoom == 1.0


def test_keys_and_backups_come_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert settings.backup_folder == tmp_path / "backups"
    assert (settings.backups_kept, settings.backup_minutes) == (10, 30)
    assert (settings.backs_up, settings.backs_up_servers) == (True, False)
    settings.keys = {"edit.undo": ("F12", "Ctrl+,"), "edit.redo": ()}
    settings.backup_folder, settings.backups_kept = tmp_path / "a b", 3
    settings.backup_minutes, settings.backs_up_servers, settings.backs_up = 20, True, False
    settings.language = "ar"
    settings.sync()
    reopened = Settings(tmp_path / "window.ini")
    assert reopened.keys == {"edit.undo": ("F12", "Ctrl+,"), "edit.redo": ()}
    assert (reopened.backup_folder, reopened.backups_kept) == (tmp_path / "a b", 3)
    assert (reopened.backup_minutes, reopened.backs_up_servers, reopened.backs_up) == (
        20,
        True,
        False,
    )
    assert reopened.language == "ar"


def test_a_recent_project_can_be_forgotten(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for name in ("a", "b"):
        settings.add_recent_project(name)
    settings.forget_recent_project("b")
    assert settings.recent_projects == ["a"]


def test_damaged_keys_and_numbers_count_as_not_set(tmp_path: Path) -> None:
    lines = ["[General]", 'keys="[1, 2"', "line_spacing=nan", "[backups]", "kept=-4", "minutes=x"]
    (tmp_path / "window.ini").write_text("\n".join(lines))
    settings = Settings(tmp_path / "window.ini")
    assert settings.keys == {}
    assert settings.line_spacing == 1.72
    assert (settings.backups_kept, settings.backup_minutes) == (1, 30)
