"""Codes that are values: what an export of ours says of a record by more codes on its passage.

They are told by their paths, so that they come back also from a tool that knows nothing of us.
"""

from collections import defaultdict

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.formats.annotations.model import Annotation, ForeignArticle, Scalar
from annotator.formats.qda.qdpx_codes import Codes

_FIELD = 2
"""How many keys name a field: its record type's and its own; those of a choice follow."""


class ValueCodes:
    """The codes that stand for choices of a codebook's fields, or for yes."""

    def __init__(self, codebook: Codebook) -> None:
        """Takes those of the codebook."""
        self._keys = Codes(codebook).keys()
        self._yes: set[tuple[str, ...]] = {
            (each.key, field.key)
            for each in codebook.types
            for field in each.fields
            if field.kind == "boolean"
        }

    def taken(self, document: ForeignArticle) -> ForeignArticle:
        """The document in which such codes are attributes of the record on the same passage."""
        records: dict[tuple[str, str, str], Annotation] = {}
        for each in document.annotations:
            keys = self._keys.get(each.label.casefold(), ())
            if len(keys) == 1:
                records.setdefault((*_place(each), keys[0]), each)
        found: defaultdict[str, dict[str, tuple[Scalar, ...]]] = defaultdict(dict)
        owners: dict[str, str] = {}
        for each in document.annotations:
            keys = self._keys.get(each.label.casefold(), ())
            if len(keys) < _FIELD or (len(keys) == _FIELD and keys not in self._yes):
                continue
            record_type, field, *steps = keys
            owner = records.get((*_place(each), record_type))
            if owner is None:
                continue
            value: Scalar = "/".join(steps) or True
            values = found[owner.id]
            values[field] = (*values.get(field, ()), value)
            owners[each.id] = owner.id
        if not owners:
            return document
        return msgspec.structs.replace(
            document,
            annotations=tuple(
                msgspec.structs.replace(each, attributes={**each.attributes, **found[each.id]})
                if each.id in found
                else each
                for each in document.annotations
                if each.id not in owners
            ),
            relations=tuple(
                msgspec.structs.replace(
                    each,
                    source=owners.get(each.source, each.source),
                    target=owners.get(each.target, each.target),
                )
                for each in document.relations
            ),
        )


def _place(annotation: Annotation) -> tuple[str, str]:
    """The passage and coder of an annotation; the first passage if it spans several."""
    return str(annotation.extra.get("selection", "")), annotation.coder
