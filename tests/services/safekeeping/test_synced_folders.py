"""Folders of synchronisers and network drives are told by what marks them."""

import json
from pathlib import Path

import pytest

from annotator.services.safekeeping.synced_folders import (
    linux_mounts,
    macos_mounts,
    place_among,
    shared_place_of,
)

FILE = "Desk/Talks/p.annotator"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_what_marks_the_top_of_a_folder(tmp_path: Path, mark: str, name: str) -> None:
    file = tmp_path / "kept" / FILE
    file.parent.mkdir(parents=True)
    assert shared_place_of(file, tmp_path / "home", {}) is None
    (tmp_path / "kept" / mark).touch()
    found = shared_place_of(file, tmp_path / "home", {})
    assert found is not None
    assert (found.kind, found.name, found.folder) == ("synchronised", name, tmp_path / "kept")
    assert shared_place_of(tmp_path / "beside.annotator", tmp_path / "home", {}) is None


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Desk)", "Dropbox"),
        ("OneDrive - The Bell", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("pCloud Sync", "pCloud"),
        ("Box", "Box"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-ada@example.org", "Google Drive"),
        ("Library/CloudStorage/OneDrive-TheBell", "OneDrive"),
        ("Library/CloudStorage/Somebody-Else", "Somebody-Else"),
        ("Boxes", ""),
        ("Documents", ""),
    ],
)
def test_how_folders_in_the_home_are_called(tmp_path: Path, folder: str, name: str) -> None:
    file = tmp_path / folder / FILE
    file.parent.mkdir(parents=True)
    found = shared_place_of(file, tmp_path, {})
    assert (found.name if found else "") == name


def test_what_the_synchronisers_say_themselves(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / FILE
    file.parent.mkdir(parents=True)
    home = tmp_path / "home"
    found = shared_place_of(file, home, {"OneDriveCommercial": str(tmp_path / "elsewhere")})
    assert found is not None
    assert found.name == "OneDrive"
    for settings in (home / ".dropbox", home / "AppData" / "Dropbox"):
        settings.mkdir(parents=True)
        info = settings / "info.json"
        for broken in ("", "[]", '{"personal": 3}', '{"personal": {"path": 3}}'):
            info.write_text(broken)
            assert shared_place_of(file, home, {"APPDATA": str(home / "AppData")}) is None
        info.write_text(json.dumps({"business": {"path": str(tmp_path / "elsewhere")}}))
        found = shared_place_of(file, home, {"APPDATA": str(home / "AppData")})
        assert found is not None
        assert found.name == "Dropbox"
        info.unlink()


def test_without_a_home_there_is_still_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    assert shared_place_of(tmp_path / "p.annotator", None, {}) is None


LINUX = r"""22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
40 22 0:40 / /mnt/news\040desk rw,relatime shared:5 - nfs4 server:/export rw,vers=4.2
41 22 0:41 / /mnt/share rw shared:6 master:2 - cifs //server/share rw
42 41 0:42 / /mnt/share/local rw - ext4 /dev/sdb1 rw
43 22 0:43 / /home/ada/far rw - fuse.sshfs ada@server: rw
44 22 0:44 / /home/ada/pCloudDrive rw - fuse.pcloud pCloud.fs rw
45 22 0:45 / /host rw - 9p share rw
short line
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ada@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ada)
server:/export on /Volumes/on export (nfs, nodev, nosuid)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("mounts", "file", "expected"),
    [
        (linux_mounts(LINUX), "/mnt/news desk/p.annotator", ("network", "NFS")),
        (linux_mounts(LINUX), "/mnt/share/a/p.annotator", ("network", "SMB")),
        (linux_mounts(LINUX), "/mnt/share/local/p.annotator", None),
        (linux_mounts(LINUX), "/home/ada/far/p.annotator", ("network", "SSH")),
        (linux_mounts(LINUX), "/home/ada/pCloudDrive/p.annotator", ("synchronised", "pCloud")),
        (linux_mounts(LINUX), "/host/p.annotator", ("network", "9P")),
        (linux_mounts(LINUX), "/home/ada/p.annotator", None),
        (macos_mounts(MACOS), "/Volumes/share/p.annotator", ("network", "SMB")),
        (macos_mounts(MACOS), "/Volumes/on export/p.annotator", ("network", "NFS")),
        (macos_mounts(MACOS), "/Users/ada/p.annotator", None),
        ([], "/p.annotator", None),
    ],
)
def test_what_is_mounted(
    mounts: list[tuple[Path, str]], file: str, expected: tuple[str, str] | None
) -> None:
    found = place_among(mounts, Path(file))
    assert (found and (found.kind, found.name)) == expected


def test_a_drive_mounted_over_another_counts(tmp_path: Path) -> None:
    over = [(tmp_path, "ext4"), (tmp_path, "nfs")]
    assert place_among(over, tmp_path / "p") is not None
    assert place_among(over[::-1], tmp_path / "p") is None
