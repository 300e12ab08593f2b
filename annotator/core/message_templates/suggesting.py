"""What is said of suggesters, and of what they suggest."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "suggester-cannot-be-loaded": (
        "The suggester “{name}” of another package ({module}) cannot be loaded: {reason}"
    ),
    "no-such-suggester": "There is no suggester “{name}”; there are: {known}.",
    "suggesting-ended": "What read the article for suggestions ended before it was done: {reason}",
    "suggestion-decided": "This suggestion was taken or dropped already.",
    "model-writes-alone": (
        "A model by address writes a file alone: name it without other suggesters."
    ),
    "model-address-wrong": (
        "“{address}” is no address of a model: it begins with http:// or https:// and ends before "
        "/chat/completions, such as http://localhost:11434/v1."
    ),
    "model-name-wrong": (
        "“{name}” is no name for a model by address: up to 40 of a to z, digits, dots, _ and -."
    ),
    "model-name-taken": "“{name}” is what a suggester of the program is called. Take another name.",
    "model-missing": "What does the server call the model? It has to be named.",
    "no-such-model": "There is no model by address “{name}”; there are: {known}.",
    "no-keyring": (
        "There is no keyring of the system here that could hold the key: set the variable "
        "{variable} of the environment to it, or install annotator[keyring]."
    ),
    "keyring-failed": "The system's keyring did not do it: {reason}",
    "budget-spent": (
        "The budget of “{name}” for today is spent: {requests:,} requests, {tokens:,} tokens. What "
        "was read is kept; with more budget, or tomorrow, it goes on."
    ),
    "model-unreachable": "“{name}” does not answer at {address}: {reason}",
    "model-slow": "“{name}” did not answer within {seconds} seconds.",
    "model-key-refused": "“{name}” does not take the key ({status}).",
    "model-refused": "“{name}” refused the request ({status}): {reason}",
    "model-no-answer": "What “{name}” answers is no answer of the chat protocol.",
}
