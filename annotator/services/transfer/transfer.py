"""What a project takes in and gives out: imports, their previews, exports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Unpack

import msgspec

from annotator.core.coding.label_mapping import Mapping
from annotator.core.errors import AnnotatorError
from annotator.core.messages import Message, message
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import Content
from annotator.services.progress import Progress, silent
from annotator.services.transfer import exporting, importing, preview
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.transfer.exporting import ExportOptions
from annotator.services.transfer.reading_files import AUTO, ImportOptions, reading_files
from annotator.services.transfer.report import ExportReport, ImportReport, Problem
from annotator.services.workspace import Workspace


class Proposal(msgspec.Struct, frozen=True):
    """What an import would take a corpus's labels for, and what of it cannot be read."""

    mapping: Mapping
    problems: list[Problem]


class Transfer:
    """Takes articles and coding into a project, and writes them in other formats."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def import_paths(
        self,
        paths: Sequence[Path],
        *,
        dry_run: bool = False,
        progress: Progress = silent,
        **options: Unpack[ImportOptions],
    ) -> ImportReport:
        """Takes files, folders and zip archives into the project, as one Change.

        All files are read and checked before anything is written. One that cannot be read becomes
        a problem of the report and the others go in, unless ``strict``. Of an article that is
        there already only the coding is taken over.

        Args:
            paths: files, and folders and zip archives that are searched for articles.
            dry_run: whether nothing is written, and the report says what would be.
            progress: may stop the import, of which nothing is then kept.
            options: as `ImportOptions` says.

        Raises:
            InputError: a path does not exist, a folder holds no articles, or ``strict`` and a file
                is bad.
            AnnotatorError: there is no such format or encoding, or ``columns`` or ``file_names``
                is not understood.
        """
        return importing.import_paths(
            self._workspace, paths, dry_run=dry_run, progress=progress, **options
        )

    def preview(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress = silent,
        **options: Unpack[ImportOptions],
    ) -> preview.Preview:
        """What `import_paths` with these arguments would bring.

        Raises:
            AnnotatorError: as there.
        """
        return preview.preview(self._workspace, paths, progress=progress, **options)

    def needs_a_look(self, paths: Sequence[Path]) -> bool:
        """Whether files hold labels or columns of which a person may want to say what they are.

        Raises:
            AnnotatorError: as `import_paths` says of the paths.
        """
        return preview.needs_a_look(self._workspace, paths)

    def remembered_mapping(self, format_name: str = "") -> Mapping:
        """What the labels of a format meant when it was last imported.

        Args:
            format_name: the format's; may be empty if the project remembers only one.

        Raises:
            AnnotatorError: it remembers none, or several and none is named; says which.
        """
        return _one_of(self._workspace.info.mappings, format_name, message("by-the-project"))

    def proposed_mapping(
        self, paths: Sequence[Path], format_name: str = "", progress: Progress = silent
    ) -> Proposal:
        """What an import would take a corpus's labels for.

        Raises:
            AnnotatorError: it has no labels, or is of several formats and none is named.
        """
        tally = Tally()
        chosen = format_name or AUTO
        with reading_files(self._workspace, paths, tally, progress, format=chosen) as parsed:
            proposals = {
                each.content.format_name: each.content.mapping
                for each in parsed
                if isinstance(each.content, ForeignContent) and each.content.survey.labels
            }
        if not proposals and tally.problems:
            raise tally.problems[0].error
        return Proposal(_one_of(proposals, format_name, message("in-the-files")), tally.problems)

    def export(
        self,
        out: Path,
        *,
        format: str = "json",  # noqa: A002 - what everybody calls it
        progress: Progress = silent,
        **options: Unpack[ExportOptions],
    ) -> ExportReport:
        """Writes the project, or what some coders made of some types, to a file or folder.

        Args:
            out: the file or folder; what is there stays as it is unless all of it was written.
            format: the name of a format that can be written.
            progress: may stop the export, of which nothing is then kept.
            options: as `ExportOptions` says.

        Raises:
            AnnotatorError: there is no such format, coder, type or article, or the place cannot be
                written.
        """
        return exporting.export(self._workspace, out, format=format, progress=progress, **options)

    def give(self, take: Callable[[Content], object], *, articles: Sequence[str]) -> None:
        """Gives some articles, as an export takes them, to somebody who writes no file of them.

        Args:
            take: gets them.
            articles: their ids.

        Raises:
            AnnotatorError: there is no such article.
        """
        total = len(articles)
        with self._workspace.reading() as read:
            take(ProjectContent(read, articles=articles, total=total, progress=silent))


def _one_of(known: dict[str, Mapping], name: str, place: Message) -> Mapping:
    if not known or (name and name not in known):
        if not name:
            raise AnnotatorError(message("files-without-labels", place=place))
        reason = message("no-labels-of-format", place=place, format=name)
        if known:
            there = ", ".join(sorted(known))
            reason = message("labels-of-other-formats", place=place, format=name, known=there)
        raise AnnotatorError(reason)
    if not name and len(known) > 1:
        known_names = ", ".join(sorted(known))
        raise AnnotatorError(message("labels-of-several-formats", place=place, known=known_names))
    return known[name or next(iter(known))]
