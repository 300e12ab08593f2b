"""Proposing what labels mean, from nothing and from what was said before."""

from annotator.core.codebook.model import Codebook, check
from annotator.core.coding.article import Article
from annotator.core.coding.label_mapping import Mapping, RelationMapping, TypeMapping
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Relation,
    Role,
    Scalar,
    Survey,
)
from annotator.formats.annotations.propose import propose, retyped
from annotator.services.codebooks import load

NEWS = load("news")
TEXT = "Gunmen stormed Tarsa."


def survey(*annotations: Annotation, relations: tuple[Relation, ...] = ()) -> Survey:
    found = Survey()
    article = Article("a", "T", TEXT, sha256(TEXT))
    found.add(ForeignArticle(article, annotations, relations))
    return found


def words(name: str, label: str, **attributes: str) -> Annotation:
    held: dict[str, tuple[Scalar, ...]] = {key: (value,) for key, value in attributes.items()}
    return Annotation(name, label, (Span(0, 6),), held)


EVENT = Annotation("E1", "Attack/bomb", (Span(7, 14),), {"Sure": ("high",)}, (Role("Who", "T1"),))
GROUP = words("T1", "Group", Kind="Armed")
EVERYTHING = survey(EVENT, GROUP, relations=(Relation("R1", "Near", "E1", "T1"),))


def choices(codebook: Codebook, type_key: str, field: str) -> set[str]:
    return {choice.key for choice in codebook.type(type_key).field(field).choices}


def test_what_was_said_before_stays_and_the_rest_is_proposed() -> None:
    known = Mapping(
        {"Group": TypeMapping("claim", attributes={"Kind": ""}), "Other": TypeMapping()},
        {"Near": RelationMapping()},
    )
    mapping, codebook = propose(EVERYTHING, NEWS, known)
    assert mapping.types["Group"] == TypeMapping("claim", attributes={"Kind": ""})
    assert mapping.types["Other"] == TypeMapping()
    assert mapping.relations == {"Near": RelationMapping()}
    assert mapping.types["Attack/bomb"].record == "event"
    check(codebook)
    assert propose(EVERYTHING, codebook, mapping) == (mapping, codebook)


def test_what_a_closed_mapping_does_not_name_is_settled_as_metadata() -> None:
    mapping, codebook = propose(
        EVERYTHING, NEWS, Mapping({"Attack/bomb": TypeMapping("event")}), closed=True
    )
    assert codebook == NEWS
    assert mapping.types["Attack/bomb"].roles == {"Who": ""}
    assert mapping.types["Attack/bomb"].attributes == {"Sure": ""}
    assert mapping.types["Group"] == TypeMapping()
    assert mapping.relations == {"Near": RelationMapping()}
    assert propose(EVERYTHING, NEWS, mapping) == (mapping, NEWS)


def test_a_closed_mapping_adds_what_it_says() -> None:
    known = Mapping(
        {
            "Attack/bomb": TypeMapping("event", roles={"Who": "actor"}, fill={"type": "Siege"}),
            "Group": TypeMapping("group", attributes={"Kind": "sort"}),
        },
        adds=("event.type/Siege", "group"),
    )
    mapping, codebook = propose(EVERYTHING, NEWS, known, closed=True)
    assert mapping.adds == known.adds
    assert "Siege" in choices(codebook, "event", "type")
    assert choices(codebook, "group", "sort") == {"Armed"}
    assert codebook.type("group").field("sort").label == "Kind"


def test_what_cannot_be_a_choice_spoils_no_codebook() -> None:
    _, codebook = propose(EVERYTHING, NEWS)
    check(codebook)
    assert codebook.type("event").field("label").kind == "text"
    mapped = Mapping({"Group": TypeMapping("quote", attributes={"Kind": "kind"})})
    odd = survey(*(words(f"T{n}", "Group", Kind=k) for n, k in enumerate(("a/b", " ", "X", "x"))))
    _, codebook = propose(odd, NEWS, mapped)
    check(codebook)
    gained = choices(codebook, "quote", "kind") - choices(NEWS, "quote", "kind")
    assert gained == {"X"}


def test_another_type_for_a_label_brings_fields_that_fit() -> None:
    mapping, _ = propose(EVERYTHING, NEWS)
    mapping, codebook = retyped(EVERYTHING, NEWS, mapping, "Attack/bomb", "raid")
    assert mapping.types["Attack/bomb"] == TypeMapping(
        "raid", roles={"Who": "who"}, attributes={"Sure": "sure"}
    )
    assert codebook.type("raid").label == "Attack/bomb"
    assert "event.label" not in mapping.adds
    check(codebook)
