"""A file of codings as the content that an import takes: all of it, or nothing."""

from typing import Protocol

from annotator.formats.annotations.corpus import ForeignContent, Reading, Source
from annotator.formats.annotations.model import SidecarHead
from annotator.formats.qda.code_scheme import CodeScheme, proposal


class CodedFile(Source, Protocol):
    """A file with codes of its own, some of whose articles may not hold."""

    @property
    def scheme(self) -> CodeScheme:
        """Its codes."""
        ...


def content_of(
    format_name: str, file: CodedFile, reading: Reading, project: SidecarHead | None = None
) -> ForeignContent:
    """The content of one file.

    Args:
        format_name: the format's.
        file: the file.
        reading: what is known of the project that it is read for.
        project: what an export of ours said of its project; its codes are the codebook already.

    Raises:
        InputError: the file does not hold, so that its codes are not taken either.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    return ForeignContent(
        format_name,
        [file],
        reading,
        project,
        proposal(lambda: [file.scheme], whole=project is None),
        strict=True,
    )
