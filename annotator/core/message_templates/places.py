"""Where in a file something is wrong, and how an error names file and place."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "of-file": "{file}: {reason}",
    "of-place": "{file}, {place}: {reason}",
    "both": "{first}; {second}",
    "at-line": "line {line}",
    "at-line-and-column": "line {line}, column {column}",
    "after-line": "after line {line}",
    "at-page": "page {page}",
    "at-byte": "byte {byte:,}",
    "at-record": "record {id}",
    "at-source": "source “{name}”",
    "at-named-document": "document “{name}”",
    "at-document": "document {number}",
    "at-document-and": "document {number}, {place}",
    "at-paragraph": "paragraph {number}",
    "at-part": "{part}, {place}",
    "at-path": "{place}: {path}",
    "at-row": "row {row}",
    "at-cell": "cell {cell}",
    "at-header": "the header",
}
