"""Where in a file something is wrong, and how an error names file and place."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "of-file": "{file}: {reason}",
    "of-place": "{file}, {place}: {reason}",
    "both": "{first}; {second}",
    "at-line": "line {line}",
    "at-line-and-column": "line {line}, column {column}",
}
