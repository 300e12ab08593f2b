"""What is set comes back, from the file too."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from annotator.ui.settings import Settings


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
    again = Settings(tmp_path / "window.ini")
    assert (again.theme, again.serif, again.snapping) == ("contrast", False, False)
    assert (again.zoom, again.coder) == (1.25, "Ada, née L.")
    assert again.recent_projects == ["/a b/c.annotator"]
    assert (again.geometry, again.layout) == (QByteArray(b"\0\1"), QByteArray(b"\2"))
    assert again.place("p") == ("article", "record")
    assert again.is_dismissed("select")


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
        "postgresql+psycopg://ada:hunter2@[::1/news",
        "postgresql://host/news?user=ada&password=hunter2",
        "/home/ada:hunter@2/a.annotator",
    ):
        settings.add_recent_project(location)
    settings.sync()
    assert "hunter2" not in (tmp_path / "window.ini").read_text()
    assert settings.recent_projects == [
        "/home/ada:hunter@2/a.annotator",
        "postgresql://ada@host/news",
    ]


def test_nonsense_in_the_file_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntheme=puce\nzoom=wide\nserif=perhaps\n")
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme == "system"
    assert settings.zoom == 1.0
