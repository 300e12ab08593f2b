"""The readers that most formats use, of files that stand for themselves or go together."""

from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.formats.annotations.corpus import Reading
from annotator.formats.content import ReadContent
from annotator.formats.format import Claims, Offer

Test = Callable[[Path], bool]


class FileReader:
    """Reads files each of which stands for itself."""

    is_corpus = False

    def __init__(
        self,
        read: Callable[[Path, Callable[[], str]], ReadContent],
        *,
        recognises: Test | None = None,
        skips: Test | None = None,
        in_folders: bool = True,
    ) -> None:
        """Claims the files with the format's extensions.

        Args:
            read: reads a file, with what makes ids for things that the file gives none.
            recognises: tells by what a file holds whether it is in the format, where several
                formats share an extension.
            skips: tells of a file found in a folder that nobody means to import it.
            in_folders: whether folders are searched for such files.
        """
        self._read = read
        self._recognises = recognises
        self._skips = skips
        self._in_folders = in_folders

    def claims(self, offer: Offer) -> Claims:
        """Those with its extensions; all of them if a person says that they are in the format."""
        if offer.is_search:
            is_searched = self._in_folders or offer.is_chosen
            return Claims(named=_meant(offer.named, self._skips) if is_searched else ())
        if offer.is_chosen:
            return Claims(named=offer.files)
        if self._recognises is None:
            return Claims(named=offer.named)
        known = {path: self._recognises(path) for path in offer.named}
        return Claims(
            files=[path for path, is_one in known.items() if is_one],
            unlike=[path for path, is_one in known.items() if not is_one],
        )

    def open(self, files: Sequence[Path], reading: Reading) -> ReadContent:
        """What the file holds."""
        [path] = files
        return self._read(path, reading.new_id)


class TextReader(FileReader):
    """Reads files of text, whose encoding a person may name: their reading function takes it."""

    def __init__(
        self,
        read: Callable[[Path, Callable[[], str], str], ReadContent],
        *,
        recognises: Test | None = None,
    ) -> None:
        """As `FileReader`; the last argument of ``read`` is the encoding, empty if not named."""
        super().__init__(lambda path, new_id: read(path, new_id, ""), recognises=recognises)
        self._read_as = read

    def open(self, files: Sequence[Path], reading: Reading) -> ReadContent:
        """What the file holds."""
        [path] = files
        return self._read_as(path, reading.new_id, reading.encoding)


class CorpusReader:
    """Reads files that go together, such as texts and the annotations beside them."""

    is_corpus = True

    def __init__(
        self,
        read: Callable[[Sequence[Path], Reading], ReadContent],
        claimed: Callable[[Sequence[Path]], list[Path]],
        *,
        each_alone: bool = False,
        skips: Test | None = None,
    ) -> None:
        """Claims what a function picks.

        Args:
            read: reads the files of one corpus.
            claimed: picks the format's files out of many.
            each_alone: whether each of them is a corpus by itself.
            skips: tells of a file found in a folder that nobody means to import it, if a person
                says that the folder's files are in the format.
        """
        self._read = read
        self._claimed = claimed
        self._each_alone = each_alone
        self._skips = skips

    def claims(self, offer: Offer) -> Claims:
        """The corpora among the files; all files if a person says that they are in the format."""
        if offer.is_chosen and offer.is_search:
            return Claims(named=_meant(offer.named, self._skips))
        claimed = offer.files if offer.is_chosen else self._claimed(offer.files)
        if self._each_alone:
            return Claims(groups=[[path] for path in claimed])
        return Claims(groups=[claimed] if claimed else ())

    def open(self, files: Sequence[Path], reading: Reading) -> ReadContent:
        """The corpus that the files are."""
        return self._read(files, reading)


def _meant(files: Sequence[Path], skips: Test | None) -> Sequence[Path]:
    return files if skips is None else [path for path in files if not skips(path)]
