"""The English of messages by code, with their parameters in braces; a pair is for one and several.

Codes stay as they are: programs that read what the commands print with ``--json`` rely on them.
"""

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
    "hit-removed": (
        "“{title}” was removed meanwhile, so what was found in it may stand elsewhere. Nothing "
        "was written: search again."
    ),
    "hit-corrected": (
        "“{title}” was corrected meanwhile, so what was found in it may stand elsewhere. Nothing "
        "was written: search again."
    ),
    # Undo and redo
    "nothing-to-undo": "There is nothing to undo.",
    "nothing-to-redo": "There is nothing to redo.",
    "cannot-be-undone": "“{change}” cannot be undone. {reason}",
    "cannot-be-redone": "“{change}” cannot be redone. {reason}",
    "changed-nothing": "“{change}” changed nothing that could be undone.",
    "unseen-change": (
        "You made a change in another window meanwhile: “{change}”. It was not undone; look at "
        "the history again, and choose again."
    ),
    "worked-on-since": "Somebody else has worked on what it made since.",
    "not-the-last-undone": (
        "It is no longer what you undid last: you went on in another window. Nothing was changed."
    ),
    "already-undone": "It was undone already, in another window. Nothing was changed.",
    "not-the-newest": (
        "It is no longer your newest change: you made another one since, here or in another "
        "window, “{change}”. Nothing was changed; undo again to undo that one."
    ),
    "there-again": "The {kind} is there again already.",
    "deleted-since": "The {kind} has been deleted since.",
    "attribute-changed-since": "“{name}” of the {kind} has been changed since.",
    "mapping-changed-since": "The mapping of “{name}” has been changed since.",
    "columns-changed-since": "The choice of a table's columns has been changed since.",
    "coded-since": "Since then {what}.",
    "coded-type": "records of the type “{type}” were made",
    "coded-field": "“{field}” of “{type}” was coded",
    "place-would-be-lost": (
        "“{text}” would lose its place: the text was corrected, or more of it coded, in between."
    ),
    "codebook-changed-since": "The codebook was changed since. {reason}",
    # Refused edits
    "no-text-selected": "Select some text first: a record needs its words.",
    "no-text-left": "A record keeps at least one piece of text. Delete it instead?",
    "something-coded": (
        "You have coded 1 record here, so it is not “nothing to code”. Delete it first, or mark "
        "the article done.",
        "You have coded {count} records here, so it is not “nothing to code”. Delete them first, "
        "or mark the article done.",
    ),
    "article-without-text": "No text would be left. An article keeps at least a word.",
    "text-exists": (
        "The article “{title}” has exactly this text already, and a project keeps each text once. "
        "Leave a difference, or work on in that article."
    ),
    "no-hits-chosen": "Choose some of the hits first.",
    "link-to-itself": "A record cannot be linked to itself.",
    "linked-already": "These two records are linked so already.",
    "nothing-to-merge": "Choose two actors or more to make one of them.",
    "split-needs-name": "The new actor needs a name of its own.",
    "actor-needs-name": "An actor needs a name.",
    "no-country-code": (
        "“{country}” is not a country’s code. Choose a country from the list, such as LBY for "
        "Libya, or leave it empty."
    ),
    "actor-exists": ("There is an actor called “{name}” already. Merge the two if they are one."),
    "actor-exists-by-alias": (
        "There is an actor called “{name}” already, “{other}”. Merge the two if they are one."
    ),
    # Values of fields
    "one-value-only": "“{field}” holds one value, not {count}.",
    "no-actors": "“{field}” does not take actors.",
    "wrong-value": "“{field}” {takes}, not “{value}”.",
    "ambiguous-choice": "“{field}”: “{text}” can mean {choices}. Name one of them.",
    "no-such-choice": "“{field}” has no choice “{text}”. Press Down to see what there is.",
    "is-yes-or-no": "is yes or no",
    "takes-finite-number": "takes a finite number of at most 18 digits",
    "takes-number": "takes a number, such as 1200 or 3.5",
    "takes-range": "takes a number or a range, such as 12, 10-20 or 10+",
    "takes-place": "takes a place, such as “Tobruk, LBY (32.08, 23.96)”",
    "takes-text": "takes text",
    "takes-more-than-blanks": "takes something other than blanks",
    "takes-one-of": "takes one of: {choices}",
    "takes-date": "takes a date, such as 2017-02-19, 2017-02, 2014~ or 2017-02-19/2017-02-21",
    "takes-address": "takes an address that begins with http:// or https://",
    "takes-a-side": "takes a range with at least one side",
    "takes-low-to-high": "takes a range from low to high",
    "takes-place-name": "takes a place with a name",
    "takes-country": "takes a country without a comma, best as three letters such as LBY",
    "takes-both-degrees": "takes latitude and longitude together",
    "takes-latitude": "takes a latitude from -90 to 90",
    "takes-longitude": "takes a longitude from -180 to 180",
    "too-long": "This takes at most {most:,} characters.",
    "article-needs-title": "An article needs a title.",
    "no-article-date": (
        "A date is written such as 2017-02-19, 2017-02, 19 February 2017, or 2017-02-19T14:30 "
        "with the time of day."
    ),
    "no-language-code": "A language is written as its code, such as en, ar or pt-BR.",
    "no-address": "An address begins with http:// or https://.",
    "no-state": "A state is one of: {states}; not “{text}”.",
    "no-flag": "“Look again” is yes or no, not “{text}”.",
    "filter-no-name": "Nothing here is called “{text}”. There is: {known}.",
    "filter-no-number": "“{text}” is no number. Write 5, >5, <=5, 5..10 or 5.. here.",
    "filter-no-date": (
        "“{text}” is no date. Write 2017, Feb 2017, 2017-02-19, >2017 or 2017..2018 here."
    ),
    # The project's file or server
    "busy": "Another window is writing to this project. Nothing was lost: try again.",
    "busy-here": (
        "Another change to this project is being written, such as an import. Nothing was lost: "
        "wait until it is done, or cancel it, and try again."
    ),
    "busy-on-server": (
        "Somebody else is writing to this project. Nothing was lost: try again in a moment."
    ),
    "unreachable": (
        "The database server of {place} does not answer. What was saved before is safe there; "
        "nothing of this change was written. Try again once it is back."
    ),
    "no-right": (
        "The role by which {place} is opened has no right to that ({reason}). Nothing was "
        "written. Ask whoever leads the project."
    ),
    "read-only": (
        "{place} is read-only, or its folder is: nothing was written. To work on it, copy it to a "
        "folder of your own."
    ),
    "read-only-and-older": (
        "{place} is read-only, or its folder is: it is of an older version of Annotator, and must "
        "be brought up to date. To work on it, copy it to a folder of your own."
    ),
    "no-room": (
        "The disk takes nothing more for {place} ({reason}): there is no room left, a limit is "
        "reached, or it fails. Nothing of this was written, and what was saved before is safe. "
        "Make room, and try again."
    ),
    "moved-at-this-moment": (
        "{place} was moved, deleted or replaced at this moment. Open it again."
    ),
    "file-moved": (
        "{place} was moved while it was open. Everything that was saved is in it. Nothing more is "
        "written here: open it where it is now."
    ),
    "file-moved-to": (
        "{place} was moved to {to} while it was open. Everything that was saved is in it. Nothing "
        "more is written here: open it where it is now."
    ),
    "file-deleted": (
        "{place} was deleted while it was open. {remains} Nothing more is written here, and what "
        "lies there now was left as it is."
    ),
    "file-replaced": (
        "{place} was replaced by another file while it was open. {remains} Nothing more is "
        "written here, and what lies there now was left as it is."
    ),
    "remains-rescued": "Everything that was saved is in {rescued}: open that.",
    "remains-log": ("The last edits are in {log}. Get them back with: annotator recover {log} OUT"),
    "remains-backups": "What it held before is in its backups.",
    "remains-not-copied": "{remains} It could not be copied: {reason}.",
    "newer-project": (
        "This project was written by a newer version of Annotator. It was left untouched; update "
        "the program to open it."
    ),
    "lead-opens-first": (
        "This project is of an older version of Annotator, and your role has no right to bring it "
        "up to date. Nothing was changed. Ask whoever leads the project to open it first."
    ),
    "no-project": "There is no project at {place}. Make one with: annotator new {place}",
    "project-is-folder": "{place} is a folder, not a project file (NAME.annotator).",
    "project-unreadable": "{place} cannot be read: you have no right to.",
    "not-a-project": "{place} is not an Annotator project. It was left untouched.",
    "exists-already": "{place} exists already. Choose another name, or open it.",
    "cannot-be-made": "{place} cannot be made: {reason}.",
    # Files that are imported; each follows the name of the file
    "is-a-project": (
        "it is a project of Annotator. Open it instead, or export it as JSON and import that."
    ),
    "no-file-nor-folder": "it is neither a file nor a folder.",
    "dangling-link": "it is a link to something that is not there.",
    "no-such-file": "there is no such file or folder.",
    "folder-without-articles": "the folder holds no articles. They are files named {names}.",
    "archive-without-articles": ("the archive holds no articles. They are files named {names}."),
    "folder-unreadable": "the folder cannot be read: {reason}.",
    "cannot-be-unpacked": "it cannot be unpacked: {reason}.",
    "named-like-another": "it is no {format}, although it is named like one.",
    "another-text": (
        "the article “{title}” ({id}) is in this project with another text. Import the file into "
        "a project of its own."
    ),
    "differing-record": "this {type} differs from the project's, which stays as it is.",
    "codebook-contradicts": "its codebook does not go together with the project's: {reason}",
    "field-of-another-kind": (
        "the field “{field}” of “{type}” is of kind {kind} there and of kind {own} in this "
        "project. Import it into a project of its own."
    ),
    "cannot-be-read": "it cannot be read: {reason}.",
    "password-protected": "it is protected by a password. Save a copy without one.",
    "damaged": "it is damaged ({reason}). Get it once more from where it came from.",
    "too-many-files": "it holds {files} files; more than {most} are not unpacked.",
    "part-missing": "the part “{part}” is missing: it is damaged or of another kind.",
    "unpacks-too-large": ("it would unpack to {size} MB; more than {most} MB are not unpacked."),
    "damaged-xml": (
        "it is damaged: what should be XML is not ({reason}). Open it in the program that made it "
        "and save it again."
    ),
    "declares-entities": (
        "it declares entities, which no article needs and which can stand for more text than "
        "memory holds."
    ),
}
