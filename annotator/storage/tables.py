"""The tables. One project is one database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC, and without a zone where the database has none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    # The signature is SQLAlchemy's.
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """In UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_FLAGGED = text("flagged")
"""Of an index that has only the few rows that are to be looked at again. It is named for SQLite
alone: to say it here for PostgreSQL too, as its migration does, would load that at every start."""

_WITH_PUBLICATIONS = text("publications IS NOT NULL")
"""Of an index that has only the articles that appeared more than once; for SQLite alone as well."""

Identifier = String(36)
Json = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """The root of the typed tables; names follow one scheme on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ProjectRow(Base):
    """The one row that says which project this is."""

    __tablename__ = "project"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    mappings: Mapped[dict[str, Any] | None] = mapped_column(Json)
    columns: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version: Mapped[int]
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)


class CodebookRow(Base):
    """The one row with the project's codebook as JSON."""

    __tablename__ = "codebook"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    version: Mapped[int]
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)


class CoderRow(Base):
    """A person who codes."""

    __tablename__ = "coders"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    version: Mapped[int]


class ActorRow(Base):
    """An actor of the registry."""

    __tablename__ = "actors"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    aliases: Mapped[list[str]] = mapped_column(Json)
    country: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    identifiers: Mapped[dict[str, str]] = mapped_column(Json)
    version: Mapped[int]


class ActorNameRow(Base):
    """A name by which an actor is looked up: its own at position 0, then its aliases.

    ``words`` are its words as `actor_matching.words_of` has them, a space between each two.
    """

    __tablename__ = "actor_names"

    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text, index=True)
    words: Mapped[str] = mapped_column(Text, server_default="")


class ArticleRow(Base):
    """An article with its text, and the words by which a search finds it.

    See `core.text.words.stored_words`; None where title or text are plain.
    """

    __tablename__ = "articles"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    published: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    # `metadata` is taken by SQLAlchemy on a class; the column has the plain name.
    meta: Mapped[dict[str, Any]] = mapped_column("metadata", Json)
    revision: Mapped[int]
    note: Mapped[str] = mapped_column(Text, server_default="")
    flagged: Mapped[bool] = mapped_column(server_default=false())
    publications: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version: Mapped[int]
    title_words: Mapped[str | None] = mapped_column(Text)
    text_words: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index(None, "source", "id"),
        Index(None, "published", "id"),
        Index("ix_articles_flagged", "id", sqlite_where=_FLAGGED),
        Index("ix_articles_publications", "id", sqlite_where=_WITH_PUBLICATIONS),
    )


class StatusRow(Base):
    """How far a coder is with an article."""

    __tablename__ = "statuses"

    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coders.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    version: Mapped[int]

    __table_args__ = (Index(None, "coder_id", "state", "article_id"),)


class RecordRow(Base):
    """A record; ``start`` and ``end`` enclose its fragments, for order and overlap."""

    __tablename__ = "records"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"))
    type: Mapped[str] = mapped_column(String(64))
    coder_id: Mapped[str] = mapped_column(ForeignKey("coders.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    start: Mapped[int]
    end: Mapped[int]
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    updated: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(Text, server_default="")
    flagged: Mapped[bool] = mapped_column(server_default=false())
    meta: Mapped[dict[str, Any] | None] = mapped_column("metadata", Json)
    origin: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version: Mapped[int]

    __table_args__ = (
        Index(None, "article_id", "type"),
        Index("ix_records_flagged", "article_id", sqlite_where=_FLAGGED),
    )


class ValueRow(Base):
    """One value of a record's field, and the words by which a search finds it.

    See `mapping.value_words`; None where what is stored is plain.
    """

    __tablename__ = "field_values"

    record_id: Mapped[str] = mapped_column(ForeignKey("records.id"), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json, nullable=True)
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    value_words: Mapped[str | None] = mapped_column(Text)

    # The record too: how many records name an actor is told from the index alone.
    __table_args__ = (Index(None, "actor_id", "record_id"),)


OWN_SPAN = ""
"""The ``field`` of a fragment that is the record's own text and no field's evidence."""


class FragmentRow(Base):
    """A fragment of a record's own text (``field`` empty) or of a value's evidence."""

    __tablename__ = "fragments"

    record_id: Mapped[str] = mapped_column(ForeignKey("records.id"), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class LinkRow(Base):
    """A relation between two records."""

    __tablename__ = "links"

    id: Mapped[str] = mapped_column(Identifier, primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("records.id"), index=True)
    target_id: Mapped[str] = mapped_column(ForeignKey("records.id"), index=True)
    relation: Mapped[str] = mapped_column(String(32))
    version: Mapped[int]


class ChangeRow(Base):
    """An entry of the journal; ``digest`` is its checksum, see `core.coding.digest`.

    ``label`` is the sentence of one that has no kind, as older versions wrote them, else empty.
    """

    __tablename__ = "changes"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(Identifier, unique=True)
    time: Mapped[datetime] = mapped_column(UtcDateTime)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coders.id"))
    kind: Mapped[str] = mapped_column(String(32), server_default="")
    parameters: Mapped[dict[str, Any] | None] = mapped_column(Json)
    label: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(8))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("changes.seq"), index=True)
    ops: Mapped[int]
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)

    __table_args__ = (Index(None, "coder_id", "seq"),)


class OpRow(Base):
    """What a change did to one thing; ``n`` counts from 0 within the change.

    ``digest`` is the checksum of the thing as the op left it, None where it removed it.
    """

    __tablename__ = "ops"

    seq: Mapped[int] = mapped_column(ForeignKey("changes.seq"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    entity_id: Mapped[str] = mapped_column(String(80), index=True)
    verb: Mapped[str] = mapped_column(String(8))
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(Json)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
