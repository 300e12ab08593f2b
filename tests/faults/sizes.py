"""Imports what is far too large, too deep or made to do harm, and measures what it costs.

``python -m tests.faults sizes [--case NAME]``: each case is made in a folder of its own and
imported by a process of its own, whose time and memory are measured. Right is: under 60 seconds and
1 GB with progress, or refused in under 2 seconds by an error of ours.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths

SECONDS, MEGABYTES, AT_ONCE = 60.0, 1024.0, 2.0
_SENTENCE = "Ministers met in Tarsa on Monday and said that the ports stay shut. "
_MEGA = 1 << 20


def _text(folder: Path, piece: str, megabytes: int, name: str = "a.txt") -> None:
    many = (piece * (_MEGA // len(piece.encode()) + 1)).encode()[:_MEGA]
    with (folder / name).open("wb") as out:
        for _ in range(megabytes):
            out.write(many)


def _many_members(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(100_000):
            archive.writestr(f"{n // 1000}/{n}.txt", f"{_SENTENCE}Number {n}.")


def _zip_bomb(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(4):
            with archive.open(f"{n}.txt", "w", force_zip64=True) as out:
                for _ in range(1024):
                    out.write(b"a" * _MEGA)


def _office_bomb(folder: Path, name: str, part: str) -> None:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(part, "w", force_zip64=True) as out:
            for _ in range(700):
                out.write(b" " * _MEGA)


def _xml_bomb(folder: Path) -> None:
    entities = ['<!ENTITY a0 "ha">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    text = f"<!DOCTYPE nitf [{''.join(entities)}]><nitf><body><p>&a11;</p></body></nitf>"
    (folder / "a.xml").write_text(text)


def _deep(folder: Path, name: str, begin: str, end: str, depth: int = 100_000) -> None:
    (folder / name).write_text(f"{begin * depth}x{end * depth}")


def _cell(folder: Path) -> None:
    with (folder / "a.csv").open("w") as out:
        out.write('title,text\nOne,"')
        for _ in range(100):
            out.write("word " * (_MEGA // 5))
        out.write('"\nTwo,Short text.\n')


def _json_text(folder: Path, name: str) -> None:
    with (folder / name).open("w") as out:
        out.write('{"title": "T", "text": "')
        for _ in range(200):
            out.write("word " * (_MEGA // 5))
        out.write('"}\n')


def _brat(folder: Path) -> None:
    _text(folder, _SENTENCE, 20)
    lines = (f"T{n}\tSource {n * 9} {n * 9 + 1}\tx\n" for n in range(1, 400_000))
    (folder / "a.ann").write_text("".join(lines))


def _aliases(folder: Path) -> None:
    lines = ["---", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (folder / "a.md").write_text("\n".join([*lines, "---", "", _SENTENCE]))


def _many_files(folder: Path) -> None:
    for n in range(200):
        data = b"" if n % 2 else f"{_SENTENCE}Number {n}.".encode()
        (folder / f"{n}.txt").write_bytes(data)


def _own_json(folder: Path) -> None:
    record = {"id": "r", "type": "quote"}
    with (folder / "a.json").open("w") as out:
        out.write('{"format":"annotator","version":1,"articles":[')
        out.write(",".join([json.dumps(record)] * 1_000_000))
        out.write("]}")


CASES: dict[str, Callable[[Path], object]] = {
    "200 MB of text in one line": lambda folder: _text(folder, _SENTENCE, 200),
    "200 MB of text in one word": lambda folder: _text(folder, "abcdefgh", 200),
    "200 MB of text in lines": lambda folder: _text(folder, f"{_SENTENCE}\n", 200),
    "zip of 100,000 files": _many_members,
    "zip of 4 GB of one letter": _zip_bomb,
    "Word document of 700 MB of blanks": lambda f: _office_bomb(f, "a.docx", "word/document.xml"),
    "Excel workbook of 700 MB of blanks": lambda f: _office_bomb(f, "a.xlsx", "xl/workbook.xml"),
    "XML of entities of entities": _xml_bomb,
    "XML of depth 100,000": lambda folder: _deep(folder, "a.xml", "<a>", "</a>"),
    "web page of depth 100,000": lambda folder: _deep(folder, "a.html", "<div>", "</div>"),
    "JSON of depth 100,000": lambda folder: _deep(folder, "a.json", "[", "]"),
    "JSON lines of depth 100,000": lambda folder: _deep(folder, "a.jsonl", '{"a":', "}"),
    "Rich Text of depth 100,000": lambda folder: _deep(folder, "a.rtf", "{\\rtf1 ", "}"),
    "CSV with a cell of 100 MB": _cell,
    "JSON with a text of 200 MB": lambda folder: _json_text(folder, "a.json"),
    "JSON line with a text of 200 MB": lambda folder: _json_text(folder, "a.jsonl"),
    "web page of 200 MB": lambda folder: _text(folder, f"<p>{_SENTENCE}</p>", 200, "a.html"),
    "e-mail of 200 MB": lambda folder: _text(folder, "Subject: x\n\nwords ", 200, "a.eml"),
    "PDF of 200 MB of nothing": lambda folder: _text(folder, "%PDF-1.4\n1 0 obj\n", 200, "a.pdf"),
    "brat: 400,000 annotations of 20 MB": _brat,
    "YAML of aliases of aliases": _aliases,
    "200 files, half of them empty": _many_files,
    "own JSON of a million broken articles": _own_json,
}


class _Watch:
    """Counts how often progress is said."""

    def __init__(self) -> None:
        self.times = 0

    # The signature is that of what it stands for.
    def __call__(self, done: int, total: int, what: str) -> None:  # noqa: ARG002
        self.times += 1


def _import(folder: str, out: Any) -> None:
    """Imports, in a process of its own; what came of it."""
    place = Path(folder)
    project = Project.create(place / "p.annotator", coder="Ada")
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    watch, begun, cpu = _Watch(), time.monotonic(), time.process_time()
    try:
        report = import_paths(project, [place / "in"], progress=watch)
        problems = len(report.problems)
        first = str(report.problems[0].reason) if problems else ""
        came = f"{report.articles:,} articles, {problems:,} problems. {first}"
        is_refused = report.articles == 0
    except AnnotatorError as error:
        came, is_refused = str(error), True
    took, spent = time.monotonic() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    findings = len(check(project)) if is_refused else 0
    project.close()
    out.put((is_refused, took, spent, peak, peak - base, watch.times, findings, came))


def tried(name: str) -> tuple[bool, str]:
    """Tries a case; whether it is right, and a row of the table."""
    with TemporaryDirectory(prefix="annotator-sizes-") as place:
        folder = Path(place) / "in"
        folder.mkdir()
        CASES[name](folder)
        context = multiprocessing.get_context("spawn")
        out = context.SimpleQueue()
        process = context.Process(target=_import, args=(place, out))
        process.start()
        process.join(600)
        if process.exitcode != 0:
            process.kill()
            return False, f"| {name} | died with {process.exitcode} | | | | |"
        is_refused, took, spent, peak, _grown, times, findings, came = out.get()
    # The processor's time is what the reader costs on a busy machine.
    is_cheap = spent < SECONDS and peak < MEGABYTES and times > 0
    is_right = findings == 0 and (is_cheap or (is_refused and spent < AT_ONCE))
    what = "refused" if is_refused else "taken"
    shown = came.replace(place, "").replace("|", "/").replace("\n", " ")[:110]
    row = (
        f"| {name} | {what} | {spent:.1f} s ({took:.1f} s) | {peak:.0f} MB | {times:,} | {shown} |"
    )
    return is_right, row if is_right else f"{row} **WRONG**"


def main(arguments: Sequence[str]) -> int:
    """Tries the cases and prints a table; 1 if one costs too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults sizes", description=__doc__)
    parser.add_argument("--case", action="append", choices=CASES, help="all if not given")
    asked = parser.parse_args(arguments)
    print("| input | | processor (clock) | memory | progress | what is said |")
    print("| --- | --- | ---: | ---: | ---: | --- |")
    right = True
    for name in asked.case or CASES:
        is_right, row = tried(name)
        right = right and is_right
        print(row, flush=True)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
