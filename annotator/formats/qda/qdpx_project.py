"""What a REFI-QDA project says besides its sources: codes, variables, cases, memos, links."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, message
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.encodings import (
    decoded_with_strays,
    encoding_of,
    stray_bytes,
)
from annotator.formats.parsing.paragraphs import one_line, storable
from annotator.formats.parsing.safe_xml import Element, all_text, grandchildren, local
from annotator.formats.qda import refi
from annotator.formats.qda.code_scheme import Code, CodeScheme

QDE = "project.qde"


class QdpxProject:
    """The zip, and what stands in it besides the sources.

    Attributes:
        file: what problems name.
        archive: the zip.
        scheme: the codes.
        origin: the program that wrote it.
        left_out: what cannot be taken, counted by the code of its message.
        strays: of texts with bytes that are none, by name, what is to be said of these.
    """

    def __init__(self, path: Path) -> None:
        """Reads all but the sources.

        Raises:
            InputError: it is no project, or damaged; names the place.
        """
        self.file = str(path)
        self.origin = ""
        self.left_out: Counter[str] = Counter()
        self.strays: dict[str, Message] = {}
        self._users: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._cases: dict[str, refi.Case] = {}
        self._of_source: defaultdict[str, list[refi.Case]] = defaultdict(list)
        self._sets: defaultdict[str, list[str]] = defaultdict(list)
        self._notes: dict[str, refi.Note] = {}
        self._asked: set[str] = set()
        self._links: defaultdict[str, list[refi.Link]] = defaultdict(list)
        self._codes: list[Code] = []
        try:
            self.archive = Archive(self.file, path, partly=True)
        except OSError as error:
            raise unreadable(self.file, error) from error
        self._members = {name.replace("\\", "/").lower(): name for name in self.archive.names}
        self._folder = self._found_folder()
        self._read()
        self.scheme = CodeScheme(self._completed(self._codes))

    def _found_folder(self) -> str:
        """Where in the zip the project lies: at its top, or in the one folder that was zipped."""
        found = [
            name.removesuffix(QDE)
            for name in self._members
            if name.rpartition("/")[2] == QDE and not name.startswith("__macosx/")
        ]
        if "" in found or len(found) == 1:
            return min(found)
        reason = message("no-refi-project", name=QDE)
        raise InputError(self.file, reason, QDE)

    def nodes(self) -> Iterator[tuple[str, Element]]:
        """The elements of the project, each with the name of what holds it; see `grandchildren`.

        Raises:
            InputError: it is no project, or damaged; names the line.
        """
        name = self._members[f"{self._folder}{QDE}"]
        with self.archive.opened(name) as file:
            yield from grandchildren(self.file, file, name)

    # Reading

    def _read(self) -> None:
        takers: dict[tuple[str, str], Callable[[Element], None]] = {
            ("Users", "User"): self._take_user,
            ("CodeBook", "Codes"): self._take_codes,
            ("Variables", "Variable"): self._take_variable,
            ("Cases", "Case"): self._take_case,
            ("Notes", "Note"): self._take_note,
            ("Links", "Link"): self._take_link,
            ("Sets", "Set"): self._take_set,
            ("Graphs", "Graph"): self._take_graph,
            ("Project", "Description"): self._take_description,
        }
        for parent, node in self.nodes():
            if not parent:
                self._take_root(node)
            elif take := takers.get((parent, local(node))):
                take(node)

    def _take_root(self, node: Element) -> None:
        if local(node) != "Project":
            reason = message("no-refi-root", root=local(node))
            raise InputError(self.file, reason, QDE)
        self.origin = refi.get(node, "origin")

    def _take_user(self, node: Element) -> None:
        number = len(self._users) + 1
        name = one_line(storable(refi.get(node, "name") or refi.get(node, "id")))
        self._users[refi.guid(refi.get(node, "guid"))] = name or f"User {number}"

    def _take_codes(self, node: Element) -> None:
        self._codes += refi.codes(node)

    def _take_variable(self, node: Element) -> None:
        name = one_line(storable(refi.get(node, "name")))
        self._variables[refi.guid(refi.get(node, "guid"))] = name

    def _take_case(self, node: Element) -> None:
        case = refi.case(node)
        self._cases[case.id] = case
        self.left_out["case-passages"] += case.selections
        for source in case.sources:
            self._of_source[source].append(case)

    def _take_note(self, node: Element) -> None:
        note = refi.note(node)
        self._notes[note.id] = note

    def _take_link(self, node: Element) -> None:
        link = refi.link(node)
        for end in dict.fromkeys((link.origin, link.target)):
            self._links[end].append(link)

    def _take_set(self, node: Element) -> None:
        name = one_line(storable(refi.get(node, "name")))
        for source in refi.references(node, "MemberSource"):
            self._sets[source].append(name)
        if any(local(each) in ("MemberCode", "MemberNote") for each in node):
            self.left_out["groups-of-codes-or-memos"] += 1

    def _take_graph(self, _: Element) -> None:
        self.left_out["graphs"] += 1

    def _take_description(self, node: Element) -> None:
        self.left_out["descriptions-of-project"] += bool(all_text(node).strip())

    def _completed(self, codes: list[Code]) -> list[Code]:
        """The codes with the memos on them, but for those by which some tools say that a passage
        belongs to a case."""
        return [
            msgspec.structs.replace(
                code,
                help="\n\n".join(filter(None, (code.help, *map(self.words_of, code.notes)))),
                children=self._completed(code.children),
            )
            for code in codes
            if code.id not in self._cases
        ]

    # What sources ask

    def note(self, ident: str) -> refi.Note | None:
        """The memo of that GUID."""
        return self._notes.get(ident)

    def words_of(self, ident: str) -> str:
        """What the memo of that GUID says, its title first; empty if there is none."""
        found = self._notes.get(ident)
        if found is None:
            return ""
        self._asked.add(ident)
        words = found.text
        if not words and found.path:
            with suppress(InputError):
                words = self.text_at(found.path).lstrip("\ufeff").strip()
        words = storable(words.replace("\r\n", "\n").replace("\r", "\n"))
        is_titled = found.name and not words.startswith(found.name.rstrip(".…"))
        return f"{found.name}\n{words}".strip() if is_titled else words

    def unasked(self) -> int:
        """How many memos belong to nothing that was read."""
        return len(self._notes) - len(self._asked)

    def user(self, ident: str) -> str:
        """The name of a user; empty if the file does not tell."""
        return self._users.get(ident, "")

    def links(self, ident: str) -> Sequence[refi.Link]:
        """The links that begin or end at what has that GUID."""
        return self._links.get(ident, ())

    def is_case(self, code: str) -> bool:
        """Whether what looks like a code is a case."""
        return code in self._cases

    def variables(self, source: str, nodes: Sequence[Element]) -> dict[str, Any]:
        """The values of a source's variables by name, with its cases and groups.

        Args:
            source: its GUID.
            nodes: the elements that are the source.
        """
        values: dict[str, Any] = {}
        cases = self._of_source.get(source, [])
        pairs = [pair for node in nodes for pair in refi.values(node)]
        for variable, value in [*pairs, *(pair for each in cases for pair in each.values)]:
            values.setdefault(self._variables.get(variable) or variable, value)
        if names := [each.name for each in cases if each.name]:
            values.setdefault("cases", names)
        if sets := self._sets.get(source):
            values.setdefault("groups", sets)
        return values

    # Texts

    def text_at(self, path: str) -> str:
        """The text at a path as the project names it, byte order mark included: some count it.

        Raises:
            InputError: it lies outside of the project, is missing, or is no text.
        """
        scheme, mark, name = path.partition("://")
        if mark and scheme.lower() != "internal":
            raise InputError(
                self.file,
                message("text-outside-project", path=path),
            )
        name = (name if mark else path).replace("\\", "/").lstrip("/").lower()
        for wanted in dict.fromkeys((name, unquote(name))):
            for place in (f"sources/{wanted}", wanted):
                if found := self._members.get(f"{self._folder}{place}"):
                    return self._decoded(self.archive.read(found), found)
        raise InputError(self.file, message("text-not-in-project", path=path))

    def _decoded(self, raw: bytes, name: str) -> str:
        encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            guess = encoding_of(raw)
            if guess is None:
                reason = message("encoding-of-text-unknown", name=name)
                raise InputError(self.file, reason) from error
            text, strays = decoded_with_strays(raw, guess)
            if strays:
                self.strays[name] = stray_bytes(text, strays)
            return text
