"""The tables. One project is one database."""

from sqlalchemy import (
    Boolean,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    false,
    text,
    true,
)

from annotator.storage.table_base import FLOAT, Base, Identifier, Json, UtcDateTime, column

_FLAGGED = text("flagged")
"""Of an index that has only the few rows that are to be looked at again. It is named for SQLite
alone: to say it here for PostgreSQL too, as its migration does, would load that at every start."""

_WITH_PUBLICATIONS = text("publications IS NOT NULL")
"""Of an index that has only the articles that appeared more than once; for SQLite alone as well."""


class ProjectRow(Base):
    """The one row that says which project this is."""

    __tablename__ = "project"

    id = column(Identifier, primary_key=True)
    name = column(Text)
    created = column(UtcDateTime)
    mappings = column(Json, nullable=True)
    columns = column(Json, nullable=True)
    blind = column(Boolean, server_default=false())
    draws = column(Json, nullable=True)
    models = column(Json, nullable=True)
    version = column(Integer)
    digest = column(LargeBinary, nullable=True)


class CodebookRow(Base):
    """The one row with the project's codebook as JSON."""

    __tablename__ = "codebook"

    id = column(Identifier, primary_key=True)
    body = column(Json)
    version = column(Integer)
    digest = column(LargeBinary, nullable=True)


class CoderRow(Base):
    """A person who codes."""

    __tablename__ = "coders"

    id = column(Identifier, primary_key=True)
    name = column(Text, unique=True)
    role = column(String(16), server_default="coder")
    active = column(Boolean, server_default=true())
    version = column(Integer)


class ActorRow(Base):
    """An actor of the registry."""

    __tablename__ = "actors"

    id = column(Identifier, primary_key=True)
    name = column(Text)
    kind = column(Text)
    aliases = column(Json)
    country = column(Text)
    note = column(Text)
    identifiers = column(Json)
    version = column(Integer)


class ActorNameRow(Base):
    """A name by which an actor is looked up: its own at position 0, then its aliases.

    ``words`` are its words as `actor_matching.words_of` has them, a space between each two.
    """

    __tablename__ = "actor_names"

    actor_id = column(Identifier, ForeignKey("actors.id"), primary_key=True)
    position = column(Integer, primary_key=True)
    key = column(Text, index=True)
    words = column(Text, server_default="")


class ArticleRow(Base):
    """An article with its text, and the words by which a search finds it.

    See `core.text.words.stored_words`; None where title or text are plain.
    """

    __tablename__ = "articles"

    id = column(Identifier, primary_key=True)
    title = column(Text)
    text = column(Text)
    sha256 = column(String(64), unique=True)
    language = column(Text)
    source = column(Text)
    author = column(Text)
    published = column(Text)
    url = column(Text)
    # `metadata` is taken on the class; the column has the plain name.
    meta = column(Json, name="metadata")
    revision = column(Integer)
    note = column(Text, server_default="")
    flagged = column(Boolean, server_default=false())
    publications = column(Json, nullable=True)
    version = column(Integer)
    title_words = column(Text, nullable=True)
    text_words = column(Text, nullable=True)

    __table_args__ = (
        Index(None, "source", "id"),
        Index(None, "published", "id"),
        Index("ix_articles_flagged", "id", sqlite_where=_FLAGGED),
        Index("ix_articles_publications", "id", sqlite_where=_WITH_PUBLICATIONS),
    )


class StatusRow(Base):
    """How far a coder is with an article."""

    __tablename__ = "statuses"

    article_id = column(Identifier, ForeignKey("articles.id"), primary_key=True)
    coder_id = column(Identifier, ForeignKey("coders.id"), primary_key=True)
    state = column(String(16))
    reason = column(Text)
    relevant = column(Boolean, nullable=True)
    training = column(Boolean, nullable=True)
    version = column(Integer)

    __table_args__ = (Index(None, "coder_id", "state", "article_id"),)


class AssignmentRow(Base):
    """That a coder is to code an article."""

    __tablename__ = "assignments"

    article_id = column(Identifier, ForeignKey("articles.id"), primary_key=True)
    coder_id = column(Identifier, ForeignKey("coders.id"), primary_key=True)
    version = column(Integer)

    __table_args__ = (Index(None, "coder_id", "article_id"),)


class RecordRow(Base):
    """A record; ``start`` and ``end`` enclose its fragments, for order and overlap."""

    __tablename__ = "records"

    id = column(Identifier, primary_key=True)
    article_id = column(Identifier, ForeignKey("articles.id"))
    type = column(String(64))
    coder_id = column(Identifier, ForeignKey("coders.id"), index=True)
    state = column(String(16))
    start = column(Integer)
    end = column(Integer)
    created = column(UtcDateTime)
    updated = column(UtcDateTime)
    note = column(Text, server_default="")
    flagged = column(Boolean, server_default=false())
    meta = column(Json, nullable=True, name="metadata")
    origin = column(Json, nullable=True)
    version = column(Integer)

    __table_args__ = (
        Index(None, "article_id", "type"),
        Index("ix_records_flagged", "article_id", sqlite_where=_FLAGGED),
    )


class ValueRow(Base):
    """One value of a record's field, and the words by which a search finds it.

    See `mapping.value_words`; None where what is stored is plain.
    """

    __tablename__ = "field_values"

    record_id = column(Identifier, ForeignKey("records.id"), primary_key=True)
    field = column(String(64), primary_key=True)
    ordinal = column(Integer, primary_key=True)
    value = column(Json, nullable=True)
    actor_id = column(Identifier, ForeignKey("actors.id"), nullable=True)
    value_words = column(Text, nullable=True)

    # The record too: how many records name an actor is told from the index alone.
    __table_args__ = (Index(None, "actor_id", "record_id"),)


OWN_SPAN = ""
"""The ``field`` of a fragment that is the record's own text and no field's evidence."""


class FragmentRow(Base):
    """A fragment of a record's own text (``field`` empty) or of a value's evidence."""

    __tablename__ = "fragments"

    record_id = column(Identifier, ForeignKey("records.id"), primary_key=True)
    field = column(String(64), primary_key=True)
    ordinal = column(Integer, primary_key=True)
    position = column(Integer, primary_key=True)
    start = column(Integer)
    end = column(Integer)
    text = column(Text)


class LinkRow(Base):
    """A relation between two records."""

    __tablename__ = "links"

    id = column(Identifier, primary_key=True)
    source_id = column(Identifier, ForeignKey("records.id"), index=True)
    target_id = column(Identifier, ForeignKey("records.id"), index=True)
    relation = column(String(32))
    version = column(Integer)


class SuggestionRow(Base):
    """A suggestion; ``start`` and ``end`` enclose its fragments, as a record's do."""

    __tablename__ = "suggestions"

    id = column(Identifier, primary_key=True)
    article_id = column(Identifier, ForeignKey("articles.id"))
    revision = column(Integer)
    type = column(String(64))
    start = column(Integer)
    end = column(Integer)
    spans = column(Json)
    fields = column(Json)
    confidence = column(FLOAT)
    suggester = column(Text)
    model = column(Text)
    reason = column(Text)
    state = column(String(16))
    coder_id = column(Identifier, ForeignKey("coders.id"), index=True, nullable=True)
    version = column(Integer)

    __table_args__ = (Index(None, "article_id", "state"),)


class SuggestionReadingRow(Base):
    """That a suggester has read an article, beside the journal: so that it need not again.

    Attributes are those of `SuggestionReading`.
    """

    __tablename__ = "suggestion_readings"

    article_id = column(Identifier, primary_key=True)
    suggester = column(Text, primary_key=True)
    asked = column(String(64), primary_key=True)
    model = column(Text)
    revision = column(Integer)
    found = column(Integer)


class ChangeRow(Base):
    """An entry of the journal; ``digest`` is its checksum, see `core.coding.digest`.

    ``label`` is the sentence of one that has no kind, as older versions wrote them, else empty.
    """

    __tablename__ = "changes"

    seq = column(Integer, primary_key=True, autoincrement=False)
    id = column(Identifier, unique=True)
    time = column(UtcDateTime)
    coder_id = column(Identifier, ForeignKey("coders.id"))
    kind = column(String(32), server_default="")
    parameters = column(Json, nullable=True)
    label = column(Text)
    action = column(String(8))
    undoes = column(Integer, ForeignKey("changes.seq"), index=True, nullable=True)
    ops = column(Integer)
    digest = column(LargeBinary, nullable=True)

    __table_args__ = (Index(None, "coder_id", "seq"),)


class OpRow(Base):
    """What a change did to one thing; ``n`` counts from 0 within the change.

    ``digest`` is the checksum of the thing as the op left it, None where it removed it.
    """

    __tablename__ = "ops"

    seq = column(Integer, ForeignKey("changes.seq"), primary_key=True)
    n = column(Integer, primary_key=True)
    kind = column(String(16))
    entity_id = column(String(80), index=True)
    verb = column(String(8))
    before = column(Json, nullable=True)
    after = column(Json, nullable=True)
    digest = column(LargeBinary, nullable=True)


class LearnedModelRow(Base):
    """What was learned of a record type: numbers and hashes, no text.

    The journal has which of them is used (`ProjectInfo.models`), not what they hold: rows are only
    added and removed. ``sha256`` is of the weights.
    """

    __tablename__ = "learned_models"

    id = column(Identifier, primary_key=True)
    type = column(String(64), index=True)
    number = column(Integer)
    learned = column(UtcDateTime)
    figures = column(Json)
    sha256 = column(String(64))
    weights = column(LargeBinary)
