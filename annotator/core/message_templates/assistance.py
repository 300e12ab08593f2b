"""What is said of learning from a project, and of what was learned."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "too-little-to-learn": (
        "There is too little to learn from: a record type needs {records} records in {articles} "
        "finished articles."
    ),
    "nothing-learned": "Nothing was learned of “{type}” in this project.",
    "nothing-learned-at-all": "Nothing was learned in this project yet: let it learn first.",
    "nothing-to-compare-with": (
        "There is nothing to compare with: nobody has finished an article with records of a type "
        "that is suggested."
    ),
    "learning-ended": "A process that learned ended before it was done: {reason}.",
    "model-changed-since": "What was learned of “{type}” has been changed since.",
}
