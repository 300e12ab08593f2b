"""Reading everything that an import is about, before anything is written."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import message
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import Reading, TakenPassages
from annotator.formats.annotations.mapping import Mapping
from annotator.formats.content import Content
from annotator.formats.format import Format
from annotator.formats.parsing.encodings import require_encoding
from annotator.formats.parsing.table_columns import Columns, columns_of_file, columns_of_text
from annotator.formats.registry import all_formats
from annotator.formats.registry import named as format_named
from annotator.services.ids import coder_id, new_id
from annotator.services.progress import Progress
from annotator.services.transfer.address_lists import Addresses
from annotator.services.transfer.archives import Unpacking
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.descriptions import Descriptions, described_by_name
from annotator.services.transfer.discovery import files_of
from annotator.services.transfer.other_projects import OtherProjects
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.pseudonyms.content import require_unnamed
from annotator.services.transfer.reading import KnownTexts, Parsed, Parser
from annotator.services.workspace import Workspace

AUTO = "auto"
"""What stands for a format where each file tells its own."""


class ImportOptions(TypedDict, total=False):
    """What a person may want otherwise of an import.

    Attributes:
        format: the name of the files' format; told by each file if ``auto`` or not given.
        mapping: a YAML file that says what the labels of another tool mean here; of what it does
            not name nothing is made. Or what is known of each format's labels, from which the rest
            is proposed. What the project remembers of imports before if not given.
        columns: which columns of tables are what of an article, as ``title=Headline,text=Body``,
            or a YAML file that says so; or that by what stands for the header of each table. As
            the project remembers it if not given, else told by their names.
        strict: whether one bad file stops everything.
        lenient: whether of a bad file the lines are taken that hold, where its format can tell;
            each line that does not is a problem of the report all the same.
        encoding: what text files that are not UTF-8 are in, such as ``cp1256``; told by the bytes
            of each if empty.
        file_names: the pattern by which the files are named, such as ``{date}_{source}_{title}``;
            empty if their names say nothing. As the project remembers it if not given.
        takes_doubtful: which words are taken that stand between others than an annotation says,
            all or those that `Problem.passage` names; every other is a problem of the report.
        unfinished: whether coders whose files these are have not finished with their articles.
        pseudonyms: what stands in place of names before anything is stored; the table is not.
    """

    format: str
    mapping: Path | dict[str, Mapping] | None
    columns: str | dict[str, dict[str, str]]
    strict: bool
    lenient: bool
    encoding: str
    file_names: str | None
    takes_doubtful: TakenPassages
    unfinished: bool
    pseudonyms: Pseudonyms | None


@contextmanager
def reading_files(
    workspace: Workspace,
    paths: Sequence[Path],
    tally: Tally,
    progress: Progress,
    **options: Unpack[ImportOptions],
) -> Generator[list[Parsed], None, None]:
    """What the files hold, for an import with these options; it can be asked for in here only.

    Args:
        workspace: where it is to go.
        paths: files, and folders and zip archives that are searched.
        tally: gets the problems and notes.
        progress: may stop it.
        options: as `ImportOptions` says.

    Raises:
        AnnotatorError: as `annotator.services.transfer.transfer.Transfer.import_paths` says.
    """
    known = all_formats()
    named_format = options.get("format", AUTO)
    chosen = None if named_format == AUTO else _readable(format_named(named_format, known))
    mapping, columns = options.get("mapping"), options.get("columns", "")
    strict, pseudonyms = options.get("strict", False), options.get("pseudonyms")
    info, file_names = workspace.info, options.get("file_names")
    remembered = info.mappings | (mapping if isinstance(mapping, dict) else {})
    reading = Reading(
        new_id=new_id,
        coder=workspace.coder,
        coder_named=_coder_named,
        codebook=workspace.codebook,
        columns=_columns(columns) if isinstance(columns, str) else {},
        remembered_columns=info.columns | (columns if isinstance(columns, dict) else {}),
        mapping=label_mapping.read(mapping) if isinstance(mapping, Path) else None,
        remembered=remembered,
        encoding=require_encoding(options.get("encoding", "")),
        lenient=options.get("lenient", False),
        takes_doubtful=options.get("takes_doubtful", False),
        unfinished=options.get("unfinished", False),
    )
    parser = Parser(known, chosen, reading, tally, strict=strict)
    projects = ProjectFiles(workspace.location)
    others = [] if chosen else [path for path in paths if projects.is_another(path)]
    named = [path for path in paths if path not in others]
    with (
        Unpacking(strict=strict, progress=progress) as unpacking,
        OtherProjects(progress, strict=strict) as other_projects,
    ):
        files = files_of(named, chosen, known, tally, unpacking, projects)
        addresses = Addresses([] if chosen else files, tally, strict=strict)
        descriptions = Descriptions([] if chosen else addresses.files, tally)
        files = files if chosen else descriptions.files
        groups = [parser.parsed(group, progress) for group in unpacking.groups(files)]
        parsed = addresses.enriched([each for group in groups for each in group])
        parsed = descriptions.enriched(parsed)
        known_pattern = info.file_name_pattern if file_names is None else file_names
        parsed = described_by_name(parsed, known_pattern, tally)
        with closing(KnownTexts(partial(_text_of, workspace), lambda: _contents(parsed))) as texts:
            # Taken first: they have the ids and all else that is known of the articles.
            joined = parser.parsed_with(texts)
            found = unpacking.enriched([*joined, *parsed], tally)
            found = [*found, *other_projects.parsed(others, tally)]
            # Last, so that nothing more is said of the articles.
            if pseudonyms:
                found = list(_with_pseudonyms(found, pseudonyms, tally, strict=strict))
            yield found


def _with_pseudonyms(
    parsed: Sequence[Parsed], pseudonyms: Pseudonyms, tally: Tally, *, strict: bool
) -> Iterator[Parsed]:
    for each in parsed:
        try:
            require_unnamed(each.file, each.content, pseudonyms)
            yield each.with_pseudonyms(pseudonyms)
        except InputError as error:
            if strict:
                raise
            tally.refuse(error)


def _text_of(workspace: Workspace, sha256: str) -> str | None:
    with workspace.reading() as read:
        return read.text_of(sha256)


def _contents(parsed: Sequence[Parsed]) -> Iterator[Content]:
    return (each.content for each in parsed)


def _readable(chosen: Format) -> Format:
    if chosen.reader is None:
        raise AnnotatorError(message("format-not-read", format=chosen.name))
    return chosen


def _coder_named(name: str) -> Coder:
    return Coder(coder_id(name), name)


def _columns(text: str) -> Columns:
    if not text:
        return {}
    if "=" in text and not Path(text).is_file():
        return columns_of_text(text)
    return columns_of_file(Path(text))
