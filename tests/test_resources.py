"""The program's own files are found in a checkout and in an installed wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from annotator.resources import resources_folder, seeds_folder

ROOT = Path(__file__).parents[1]


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resources_folder() == ROOT / "resources"
    assert seeds_folder() == ROOT / "seeds"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    build = "import sys, hatchling.build as h; print(h.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("annotator-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    made = subprocess.run(
        [sys.executable, "-m", "annotator", "sample", str(tmp_path / "sample"), "--json"],
        # Away from the checkout, whose package would be found first.
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "sample.annotator" in made.stdout
    data = installed / "annotator" / "data"
    for shipped in ("codebooks/news.yaml", "themes/dark.toml", "icons/quote.svg", "schema"):
        assert (data / "resources" / shipped).exists()
    assert not list(installed.rglob("tests"))
    [bill] = installed.glob("annotator-*.dist-info/sboms/*.cdx.json")
    assert bill.read_bytes() == (ROOT / "sbom.cdx.json").read_bytes()
