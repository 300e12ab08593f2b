"""Assignments: which coder is to code which article."""

import msgspec


class Assignment(msgspec.Struct, frozen=True, order=True, gc=False):
    """That a coder is to code an article; there is one at most for each two."""

    article: str
    coder: str
    version: int = 1

    @property
    def id(self) -> str:
        """The identifier in the journal: coder and article.

        The other way round than that of a status, for no two things of a journal share an id.
        """
        return f"{self.coder}/{self.article}"
