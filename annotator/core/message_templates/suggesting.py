"""What is said of suggesters, and of what they suggest."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "suggester-cannot-be-loaded": (
        "The suggester “{name}” of another package ({module}) cannot be loaded: {reason}"
    ),
    "no-such-suggester": "There is no suggester “{name}”; there are: {known}.",
    "suggesting-ended": "What read the article for suggestions ended before it was done: {reason}",
    "suggestion-decided": "This suggestion was taken or dropped already.",
}
