"""Lists of addresses among what is imported: they say where the articles beside them came from."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from annotator.core.errors import InputError
from annotator.core.messages import message, of_file
from annotator.formats.tables.address_lists import Address, addresses_of, is_address_list
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.enrichment import Amend, combined
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.report import Problem

_NOT_IN_NAMES = re.compile(r"[\W_]+")


class Addresses:
    """The lists of one import, and which file each address belongs to."""

    def __init__(self, files: Sequence[Path], tally: Tally, *, strict: bool = False) -> None:
        """Sets the lists apart.

        Args:
            files: everything that is imported.
            tally: where it is noted what the lists could not be used for.
            strict: whether a list that stands alone stops everything.
        """
        self._tally = tally
        self._strict = strict
        self._lists = {path: addresses_of(path) for path in files if is_address_list(path)}
        self.files = [path for path in files if path not in self._lists]

    def enriched(self, parsed: Sequence[Parsed]) -> list[Parsed]:
        """The files, each article with its address where a list has it and it says none itself.

        Raises:
            InputError: a list stands alone, and that is to stop everything.
        """
        if not self._lists:
            return list(parsed)
        single = {
            Path(each.file): each
            for each in parsed
            if len(each.hashes) == 1 and each.content.codebook is None
        }
        found: dict[str, str] = {}
        for path, addresses in self._lists.items():
            beside = [file for file in single if file.is_relative_to(path.parent)]
            if beside:
                found |= self._matched(path, addresses, beside)
            else:
                self._refuse(path, len(addresses))
        return [
            replace(each, amend=combined(each.amend, _at(found[each.file])))
            if each.file in found
            else each
            for each in parsed
        ]

    def _matched(
        self, path: Path, addresses: Sequence[Address], beside: Sequence[Path]
    ) -> dict[str, str]:
        named = [each for each in addresses if each.file]
        by_file = _by_name(path, addresses, beside)
        if not by_file and not named and len(addresses) == len(beside):
            by_file = {
                str(file): each.url for file, each in zip(sorted(beside), addresses, strict=True)
            }
            note = message("addresses-in-order", count=len(addresses))
            self._tally.notes.append(of_file(path, note))
        elif left := len(addresses) - len(by_file):
            note = message("addresses-of-no-file", count=left, total=len(addresses))
            self._tally.notes.append(of_file(path, note))
        return by_file

    def _refuse(self, path: Path, count: int) -> None:
        error = InputError(str(path), message("list-of-addresses", count=count))
        if self._strict:
            raise error
        self._tally.problems.append(Problem.of(error))


def _by_name(path: Path, addresses: Sequence[Address], beside: Sequence[Path]) -> dict[str, str]:
    """The address of each file that its line names, or that is called like the end of its path."""
    by_name: dict[str, Path] = {}
    by_stem: defaultdict[str, list[Path]] = defaultdict(list)
    for file in beside:
        by_name[file.name.casefold()] = file
        by_name[file.relative_to(path.parent).as_posix().casefold()] = file
        by_stem[_key(file.stem)].append(file)
    found: dict[str, str] = {}
    for each in addresses:
        named = by_name.get(each.file.replace("\\", "/").removeprefix("./").casefold())
        alike = [] if each.file else by_stem.get(_key(_end_of(each.url)), [])
        if named is not None:
            found[str(named)] = each.url
        elif len(alike) == 1:
            found.setdefault(str(alike[0]), each.url)
    return found


def _end_of(url: str) -> str:
    """The last part of the address's path, without what a file's suffix would be."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    return Path(unquote(parts[-1])).stem if parts else ""


def _key(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name.casefold()) or "?"


def _at(url: str) -> Amend:
    """Adds its address to an article that has none."""
    return lambda article: article if article.url else replace(article, url=url)
