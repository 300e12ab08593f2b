"""Writing REFI-QDA projects (``.qdpx``).

Each record is a coding of its passage by its type, each field's evidence a coding by the field; a
choice is one more code on the passage. What the format cannot say goes into ``annotator.jsonl`` in
the zip, which other tools leave alone, so that the file is read again as the same project.
"""

import math
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import IO, Any

from annotator.core.coding.article import Article
from annotator.core.coding.link import Link
from annotator.core.messages import Message, message
from annotator.formats.annotations import sidecar
from annotator.formats.annotations.model import SidecarHead
from annotator.formats.annotations.write_records import LabelWriter
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.qda import qdpx_passthrough as qdpx_rest
from annotator.formats.qda import qdpx_read as qdpx
from annotator.formats.qda import refi
from annotator.formats.qda.qdpx_codes import Codes, guid_of, kept_guid, xml_attributes, xml_text
from annotator.formats.qda.qdpx_project import QDE
from annotator.formats.qda.qdpx_source import Source, WrittenLink, moment
from annotator.formats.readers import CorpusReader

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(content: Content, out: Path) -> list[Message]:
    """Writes the content to a file; what of it only we read again.

    Raises:
        AnnotatorError: the place cannot be written to.
        InputError: the content is no project.
    """
    links = list(content.links())
    head = sidecar.project_head(content, out, links)
    with (
        replacing_file(out) as file,
        tempfile.TemporaryFile() as sources,
        tempfile.TemporaryFile() as told_links,
        tempfile.TemporaryFile() as beside,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        project = _Project(head, links)
        sidecar.write_line(beside, head)
        for text, source, entry in project.sources(content):
            archive.writestr(_member(f"Sources/{source.guid}.txt"), text.encode())
            sources.writelines(line.encode() for line in source.xml(project.variables))
            sidecar.write_line(beside, entry)
            told_links.writelines(link.encode() for link in project.told_links())
            project.memos += source.memos
        with archive.open(_member(QDE), "w", force_zip64=True) as qde:
            _write_qde(qde, project, sources, told_links)
        with archive.open(_member(qdpx_rest.NAME), "w", force_zip64=True) as member:
            beside.seek(0)
            shutil.copyfileobj(beside, member)
    return project.notes()


class Variables:
    """The variables of a project, each of one type."""

    def __init__(self) -> None:
        """Begins without any."""
        self._names: dict[tuple[str, str], str] = {}
        self.left_out = 0

    def xml(self) -> Iterator[str]:
        """The elements."""
        for (name, kind), shown in self._names.items():
            attributes = xml_attributes(
                guid=guid_of("variable", name, kind), name=shown, typeOfVariable=kind
            )
            yield f"<Variable{attributes}/>\n"

    def of(self, article: Article) -> Iterator[str]:
        """The values of an article as elements."""
        known = {name: getattr(article, name) for name in qdpx.ARTICLE_VARIABLES}
        for name, value in (*known.items(), *article.metadata.items()):
            if name == qdpx.NAME or value in ("", None):
                continue
            typed = _variable(value)
            if typed is None:
                self.left_out += 1
                continue
            kind, written = typed
            shown = self._name(name, kind)
            yield (
                f'<VariableValue><VariableRef targetGUID="{guid_of("variable", name, kind)}"/>'
                f"<{kind}Value>{xml_text(written)}</{kind}Value></VariableValue>\n"
                if shown
                else ""
            )

    def _name(self, name: str, kind: str) -> str:
        if (name, kind) not in self._names:
            taken = set(self._names.values())
            shown = name if name not in taken else f"{name} ({kind.lower()})"
            while shown in taken:
                shown += "_"
            self._names[name, kind] = shown
        return self._names[name, kind]


def _variable(value: Any) -> tuple[str, str] | None:
    """The type of a value by the standard, and the value as it writes it; None for what it has
    no type for."""
    match value:
        case bool():
            return "Boolean", str(value).lower()
        case int():
            return "Integer", str(value)
        case float() if math.isfinite(value):
            return "Float", f"{Decimal(repr(value)):f}"
        case str():
            return "Text", value
        case _:
            return None


class _Project:
    """What all sources share.

    Attributes:
        variables: those of the sources so far.
        codes: those of the codebook and of the sources so far.
        memos: the elements of those that stand apart.
        pending: the links so far that were not told.
    """

    def __init__(self, head: SidecarHead, links: Sequence[Link]) -> None:
        self.head = head
        self.codes = Codes(head.codebook)
        self.variables = Variables()
        self.memos: list[str] = []
        self.pending: list[WrittenLink] = []
        self.counts: Counter[str] = Counter()
        self._ends: dict[str, str] = {}
        self._has_links = bool(links) or any(
            field.kind == "link" for each in head.codebook.types for field in each.fields
        )
        self._links: dict[str, list[Link]] = {}
        for link in links:
            self._links.setdefault(link.source, []).append(link)
        self.users = {
            coder.name: kept_guid(coder.id) or guid_of("user", coder.id) for coder in head.coders
        }

    def sources(
        self, content: Content
    ) -> Iterator[tuple[str, Source, qdpx_rest.SidecarSourceLine]]:
        """The text of each article, its codings, and what these do not say."""
        names = {coder.id: coder.name for coder in self.head.coders}
        links = [link for each in self._links.values() for link in each]
        labels = LabelWriter(qdpx.NAME, self.head.codebook, names, links)
        for number, coded in enumerate(content.articles(), 1):
            document = labels.written(coded)
            source = Source(self.head, self.codes, self.users, document, number)
            if self._has_links:
                self._ends.update(source.record_ends)
            self.counts.update(source.counts)
            self.pending += source.links
            shown = list(source.shown)
            for record in source.record_ends:
                for link in self._links.get(record, ()):
                    if link.target in source.record_ends:
                        # It is a relation of the document.
                        continue
                    name = guid_of("link", link.id)
                    shown.append(name)
                    end = source.record_ends[record]
                    self.pending.append(
                        WrittenLink(name, link.relation, end, record_target=link.target)
                    )
            line = sidecar.line_of(source.guid, document, source.names)
            yield (
                document.article.text,
                source,
                qdpx_rest.SidecarSourceLine(
                    line.file, line.article, line.statuses, line.records, shown=tuple(shown)
                ),
            )

    def told_links(self) -> Iterator[str]:
        """The links so far whose ends are known, which are then forgotten; the others wait."""
        waiting: list[WrittenLink] = []
        for link in self.pending:
            if link.target:
                yield _link_xml(link, link.target)
            else:
                waiting.append(link)
        self.pending = waiting

    def pending_links(self) -> Iterator[str]:
        """The links that led to records of later sources; not those that lead to none."""
        for link in self.pending:
            if target := self._ends.get(link.record_target):
                yield _link_xml(link, target)

    def notes(self) -> list[Message]:
        """Notes on what other tools cannot read of it."""
        counts = {
            "values-without-code": self.counts["values"],
            "metadata-not-single": self.variables.left_out,
            "statuses-for-annotator": self.counts["statuses"],
        }
        return [message(code, count=number) for code, number in counts.items() if number]


def _link_xml(link: WrittenLink, target: str) -> str:
    attributes = xml_attributes(
        guid=link.guid,
        name=link.name,
        direction="OneWay",
        originGUID=link.origin,
        targetGUID=target,
    )
    return f"<Link{attributes}/>\n"


def _write_qde(
    qde: IO[bytes], project: _Project, sources: IO[bytes], told_links: IO[bytes]
) -> None:
    info = project.head.project
    attributes = xml_attributes(
        xmlns=refi.PROJECT_NAMESPACE,
        name=info.name or "Annotator",
        origin="Annotator",
        creatingUserGUID=next(iter(project.users.values()), ""),
        creationDateTime=moment(info.created),
    )
    qde.write(f'<?xml version="1.0" encoding="utf-8"?>\n<Project{attributes}>\n'.encode())
    users = (
        f"<User{xml_attributes(guid=guid, name=name)}/>\n" for name, guid in project.users.items()
    )
    _write_in(qde, ("Users",), users)
    _write_in(qde, ("CodeBook", "Codes"), project.codes.xml())
    _write_in(qde, ("Variables",), project.variables.xml())
    if sources.tell():
        sources.seek(0)
        qde.write(b"<Sources>\n")
        shutil.copyfileobj(sources, qde)
        qde.write(b"</Sources>\n")
    _write_in(qde, ("Notes",), project.memos)
    told_links.seek(0)
    links = (line.decode() for line in told_links)
    _write_in(qde, ("Links",), chain(links, project.pending_links()))
    qde.write(b"</Project>\n")


def _write_in(qde: IO[bytes], tags: Sequence[str], lines: Iterable[str]) -> None:
    """Writes elements in others, which must not be empty."""
    begun = False
    for line in lines:
        if not begun:
            qde.write("".join(f"<{tag}>\n" for tag in tags).encode())
            begun = True
        qde.write(line.encode())
    if begun:
        qde.write("".join(f"</{tag}>\n" for tag in reversed(tags)).encode())


def _member(name: str) -> zipfile.ZipInfo:
    """The same project always gives the same bytes, so the time is left out."""
    member = zipfile.ZipInfo(name, _NO_TIME)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member


FORMAT = Format(
    name=qdpx.NAME,
    title="REFI-QDA project, for ATLAS.ti, MAXQDA, NVivo and QualCoder",
    extensions=(qdpx.EXTENSION,),
    reader=CorpusReader(qdpx.read, qdpx.claimed, each_alone=True),
    writer=Writer(
        write,
        loses="for other tools: states, the actors, and what values say beyond codes and "
        "descriptions; Annotator reads all of it again",
    ),
)
