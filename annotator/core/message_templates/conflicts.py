"""Kinds of thing, and what is said where somebody else changed the same."""

_AGAIN = "It is shown as it stands now; make your change again if it is still needed."

TEMPLATES: dict[str, str | tuple[str, str]] = {
    # Kinds of thing and details of articles, within other messages
    "kind-project": "project",
    "kind-coder": "coder",
    "kind-codebook": "codebook",
    "kind-actor": "actor",
    "kind-article": "article",
    "kind-record": "record",
    "kind-link": "link",
    "kind-status": "status",
    "kind-assignment": "assignment",
    "kind-suggestion": "suggestion",
    "detail-title": "title",
    "detail-source": "outlet",
    "detail-author": "author",
    "detail-published": "date",
    "detail-language": "language",
    "detail-url": "address",
    # Somebody else changed the same
    "article-removed": "The article has been removed from the project.",
    "record-deleted": "The record has been deleted in another window.",
    "actor-deleted": "“{name}” has been deleted in another window.",
    "value-actor-deleted": "That actor has been deleted meanwhile.",
    "link-end-deleted": "One of the two records has been deleted meanwhile.",
    "spans-changed": f"The text was changed in another window meanwhile. {_AGAIN}",
    "state-changed": f"The state was changed in another window meanwhile. {_AGAIN}",
    "field-changed": f"The “{{field}}” was changed in another window meanwhile. {_AGAIN}",
    "detail-changed": f"The {{detail}} was changed in another window meanwhile. {_AGAIN}",
    "actor-changed": f"“{{name}}” was changed in another window meanwhile. {_AGAIN}",
    "cell-changed": f"The cell was changed in another window meanwhile. {_AGAIN}",
    "note-changed": "The note was changed in another window meanwhile. It says: {note}",
    "codebook-changed": (
        "The codebook was changed in another window meanwhile. Nothing was written: look at it as "
        "it stands now, and make your changes again where they are still needed."
    ),
    "changed-at-same-moment": (
        "Somebody else changed or deleted this {kind} at the same moment. Nothing was written; "
        "look at it as it stands now and try again."
    ),
    "does-not-fit": (
        "The change does not fit what the project holds now: something it refers to was deleted, "
        "or is still in use. Nothing was written. ({reason})"
    ),
    "text-not-there": "The article does not read “{text}” there.",
    "text-no-longer-there": "The article does not read “{text}” there any more.",
    "text-corrected": (
        "Somebody else has corrected this text meanwhile. Close this, and begin again from the "
        "text as it stands now."
    ),
    "records-changed": (
        "Records of this article have been made, changed or deleted meanwhile. Nothing was "
        "written: look at the preview as it is now, and correct the text again."
    ),
    "compared-changed": (
        "One of these records was changed, or something was decided of them, meanwhile. Nothing "
        "was written: look at them as they stand now."
    ),
    "hit-removed": (
        "“{title}” was removed meanwhile, so what was found in it may stand elsewhere. Nothing "
        "was written: search again."
    ),
    "hit-corrected": (
        "“{title}” was corrected meanwhile, so what was found in it may stand elsewhere. Nothing "
        "was written: search again."
    ),
}
