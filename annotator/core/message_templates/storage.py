"""The project's file or server."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "held-back": (
        "The project is coded blind, and the server shows your role only what you made yourself: "
        "it cannot be copied or checked as a whole. Ask whoever leads it."
    ),
    "blind-not-set-up": (
        "The project is coded blind, and the server does not keep the work of others back from "
        "this role. Ask whoever leads the project for the rights that docs/postgresql.md gives "
        "coders."
    ),
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
    "name-with-nul": "“{name}” names no file: it has a NUL character. Nothing was made.",
    "scheme-names-no-file": (
        "{scheme} does not name a file. A project is a file's path or a PostgreSQL address, "
        "postgresql://user@host/database. Nothing was made."
    ),
    "drafts-unreadable": "These drafts cannot be read: {reason}.",
    "drafts-of-another-version": "These drafts were written by another version of Annotator.",
    "backups-cannot-be-written": "The backup folder {folder} cannot be written: {reason}.",
    "log-set-aside-left": (
        "A log that was set aside may hold the article. Recover from it what you need, then "
        "delete it."
    ),
    "drafts-left": (
        "What was typed and not saved may hold the article. Open the project in the window and "
        "save or drop it, or delete the file."
    ),
    "copy-in-use": "Somebody has it open; close it and purge the article once more.",
    "backup-cannot-be-removed": "The old backup {file} cannot be removed: {reason}.",
    "no-room-for-backup": (
        "There is no room for a backup in {folder}: it takes {size:,.0f} MB. Choose another "
        "folder for backups in the preferences, or make room."
    ),
    "exists-replace-it": "{place} exists already. Choose another name, or replace it.",
    "cannot-be-moved": "{file} cannot be moved to {folder}: {reason}.",
    "exists-choose-another": "{place} exists already. Choose another name.",
    "nothing-to-recover": "There is no project at {place}, nor a log of one.",
    "damaged-cannot-be-copied": "The damaged project cannot be copied to look at it: {reason}.",
    "sample-missing": "The sample articles are missing ({folder}). Install Annotator again.",
    "copy-not-sound": "The copy at {place} is not sound: {problems}.",
    "lone-surrogate": (
        "{text} holds a lone surrogate, which no database stores. Nothing was written."
    ),
    "database-says": "{place}: the database says: {reason}",
    "value-too-large": (
        "{place} holds, or would have to hold, a value larger than {most:,.0f} MB, such as the "
        "text of an article. It is not read or written; a text that long has to be cut into "
        "parts."
    ),
    "no-such-home": "{place}: no such home is known. Name the whole path.",
    "names-no-file": "“{place}” names no file. Name the project's file.",
    "cannot-be-copied": "{source} cannot be copied to {target}: {reason}.",
    "database-not-empty": "The database at {place} is not empty. Name an empty one.",
    "no-postgresql-address": (
        "That is not a PostgreSQL address. Write it as {example}; in a name or a password, "
        "write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25."
    ),
    "psycopg-needed": (
        "PostgreSQL projects need the driver psycopg. Install it with: pip install "
        "'annotator[postgres]'."
    ),
    "server-refused": "The server of {place} refused the connection: {reason}",
    "log-of-another-state": (
        "The log beside {place} belongs to another state of it, as when a backup was copied "
        "over the project. Open the project once: that sets the log aside."
    ),
    "database-not-a-project": (
        "The database at {place} is not an Annotator project. Make one in an empty database "
        "with: annotator new URL"
    ),
    "window-closed": "The window was closed.",
    "answer-not-wanted": "The answer is wanted no longer.",
    "no-folder-of-its-own": (
        "Neither {folder} nor a temporary folder can be written ({reason}). Make one of them "
        "writable, or name another one in HOME or TMPDIR."
    ),
    "it-was-stopped": "it was stopped",
    "recovery-failed": "{place}: {reason}",
    "password-asked": (
        "The server of {place} asks for a password. Nothing was changed. Write it into libpq's "
        "password file (~/.pgpass), set PGPASSWORD, or enter it when you are asked."
    ),
    "password-refused": (
        "The server of {place} refused the password. Nothing was changed. Write it into libpq's "
        "password file (~/.pgpass), set PGPASSWORD, or enter it when you are asked."
    ),
    "damage-advice": (
        "See what is damaged with: annotator check PROJECT. Save what can be read with: "
        "annotator recover DAMAGED OUT. Or go back to a backup with: annotator restore BACKUP "
        "PROJECT"
    ),
    "damage-advice-for-servers": (
        "See what is damaged with: annotator check PROJECT. Or go back to a backup with: "
        "annotator restore BACKUP PROJECT"
    ),
    "damaged-project": "{place} is damaged: {reason}. Nothing was written. {advice}",
    "beginning-destroyed": (
        "{place} is not an Annotator project, or its beginning is destroyed. It was left "
        "untouched. If it was a project: {advice}"
    ),
    "foreign-sql": (
        "{place} holds SQL that Annotator did not put there: {names}. It was not opened, for "
        "SQL in a project can change or delete what it holds. Ask whoever gave you the file for "
        "an export as JSON, or restore a backup."
    ),
    "names-and-more": (
        "{names} and 1 more",
        "{names} and {count} more",
    ),
}
