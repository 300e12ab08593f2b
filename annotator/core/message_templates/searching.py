"""Searches: what is no query or pattern, and what may be meant by one that finds nothing."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "no-pattern": "No regular expression, at character {place}: {reason}.",
    "pattern-too-long": "A regular expression may have {most} characters at most.",
    "pattern-too-slow": (
        "The regular expression was given up after {seconds} seconds in one text. Repetitions "
        "within repetitions, such as (a+)+, take that long: write it more narrowly."
    ),
    "hint-open-quote": "A quotation mark is open: a “phrase” ends with another.",
    "hint-open-bracket": "A round bracket has no counterpart.",
    "hint-only-operators": "Name something to find besides what must not be there.",
    "hint-no-word": "There is no letter or digit in it to search for.",
    "hint-dangling-operator": "AND, OR, NOT and NEAR need words beside them.",
    "hint-small-operator": (
        "“{word}” was searched for as a word. Operators are in capitals: {operator}."
    ),
    "hint-star-within": (
        "In “{word}”, a sign stands for letters that only an asterisk at the end of a word does: "
        "minist*"
    ),
    "hint-minus": "To leave out what has a word, type NOT {word}",
    "hint-field": (
        "“{field}:” was searched for as a word. Where to search is chosen beside the line."
    ),
    "hint-hyphen": "“{word}” was searched for as words in a row. Perhaps it is written {joined}",
}
