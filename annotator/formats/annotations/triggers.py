"""Events whose trigger stands elsewhere than the role that is the same field by name."""

from collections.abc import Iterable, Iterator

from annotator.core.coding.label_mapping import Mapping
from annotator.core.messages import Message, message
from annotator.core.text.span import cut_all, joined_text
from annotator.formats.annotations.model import Annotation, ForeignArticle, base_name


def notes_of_triggers(documents: Iterable[ForeignArticle], mapping: Mapping) -> list[Message]:
    """What a person should know of triggers whose words are not taken, since a role says the field
    with other words.

    Args:
        documents: are not asked for if no label can have such a role.
        mapping: what the labels mean.
    """
    labels = {
        label
        for label, each in mapping.types.items()
        if each.own and each.own in each.roles.values()
    }
    if not labels:
        return []
    count, example = 0, ""
    for document in documents:
        by_id = {each.id: each for each in document.annotations}
        for event in document.annotations:
            if event.label not in labels or "trigger" not in event.extra:
                continue
            for cue in _of_role(event, mapping, by_id):
                if cue.spans != event.spans:
                    count += 1
                    example = example or _example(document, cue, event)
    if not count:
        return []
    return [message("triggers-of-other-words", count=count, example=example)]


def _of_role(
    event: Annotation, mapping: Mapping, by_id: dict[str, Annotation]
) -> Iterator[Annotation]:
    mapped = mapping.types[event.label]
    for role in event.roles:
        key = mapped.roles.get(role.name, mapped.roles.get(base_name(role.name)))
        if key == mapped.own and role.target in by_id:
            yield by_id[role.target]


def _example(document: ForeignArticle, cue: Annotation, event: Annotation) -> str:
    text = document.article.text
    taken, other = (joined_text(cut_all(text, each.spans)) for each in (cue, event))
    return f"“{taken}”, not “{other}”, in “{document.article.title}”"
