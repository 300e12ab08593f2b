"""Tables of pseudonyms: read, made from the registry, written; looked for in what was written."""

import csv
import html
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from annotator.core.coding.actor import TITLES, Actor, name_key
from annotator.core.errors import AnnotatorError, InputError, unreadable
from annotator.core.messages import message
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.formats import export_manifest
from annotator.formats.documents import pdf
from annotator.formats.output import replacing_file

FROM_ACTORS = "actors"
"""What stands for a table that is made from the registry."""
_HEAD = ("name", "pseudonym")
_SHORTEST_SURNAME = 3


def read_table(path: Path) -> Pseudonyms:
    """The table in a CSV file: a name and its pseudonym a line, under a head or without one.

    Raises:
        InputError: it cannot be read, or is no such table; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), message("pseudonyms-not-utf8")) from error
    table: dict[str, str] = {}
    reader = csv.reader(io.StringIO(text, newline=""))
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells) or (reader.line_num == 1 and tuple(map(str.casefold, cells)) == _HEAD):
            continue
        if len(cells) != len(_HEAD) or not all(cells):
            raise InputError(
                str(path), message("pseudonyms-take-two"), message("at-line", line=reader.line_num)
            )
        name, pseudonym = cells
        if table.setdefault(name, pseudonym) != pseudonym:
            raise InputError(
                str(path),
                message("two-pseudonyms", name=name),
                message("at-line", line=reader.line_num),
            )
    try:
        return Pseudonyms(table)
    except AnnotatorError as error:
        raise InputError(str(path), error.message) from error


def table_of_actors(actors: Iterable[Actor]) -> Pseudonyms:
    """A table of the persons of the registry, “Person 1” and so on, with all that they are called
    and the surnames that only one of them has.

    Raises:
        AnnotatorError: the registry has no person.
    """
    persons = [actor for actor in actors if actor.kind.casefold() in ("", "person")]
    table: dict[str, str] = {}
    surnames: Counter[str] = Counter()
    for actor in persons:
        surnames.update({surname for name in actor.names if (surname := _surname(name))})
    for number, actor in enumerate(persons, 1):
        for name in actor.names:
            table.setdefault(name, f"Person {number}")
            surname = _surname(name)
            if surname and surnames[surname] == 1:
                table.setdefault(surname, f"Person {number}")
    return Pseudonyms(table)


def write_table(pseudonyms: Pseudonyms, out: Path) -> None:
    """Writes a table as `read_table` reads it.

    Raises:
        AnnotatorError: it cannot be written.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([_HEAD, *pseudonyms.table.items()])
    with replacing_file(out) as file:
        file.write(written.getvalue().encode())


def require_none(out: Path, pseudonyms: Pseudonyms) -> None:
    """Reads what was written and goes on only if no name stands in it; else removes it.

    What else lies in a folder is neither read nor removed.

    Raises:
        AnnotatorError: a name stands in it.
    """
    written = _written(out)
    for place, text in _texts(written):
        if name := pseudonyms.found(text) or pseudonyms.found(html.unescape(text)):
            for path in written:
                path.unlink()
            raise AnnotatorError(message("name-in-export", name=name, place=place))


def _written(out: Path) -> list[Path]:
    """The files of an export."""
    if not out.is_dir():
        return [out]
    manifest = export_manifest.read(out)
    places = sorted(manifest.files) if manifest else []
    return [*(out / place for place in places), out / export_manifest.NAME]


def _surname(name: str) -> str:
    """The last word of a name of several, titles aside; empty if it is not one alone."""
    words = [word for word in name.split() if name_key(word.strip(".")) not in TITLES]
    if len(words) < 2 or len(words[-1]) < _SHORTEST_SURNAME or words[-1].islower():
        return ""
    return words[-1]


def _texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}: {name}", archive.read(name).decode(errors="replace")
        elif path.suffix.lower() == ".pdf":
            # Its letters are those of fonts: only a reader knows which.
            with suppress(InputError):
                for coded in pdf.read(path, lambda: "").articles():
                    yield path.name, f"{coded.article.title}\n{coded.article.text}"
        else:
            yield path.name, path.read_bytes().decode(errors="replace")
