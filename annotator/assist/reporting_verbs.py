"""The words by which English news reports that somebody says something."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that has nothing else in it but spaces."""
    return frozenset(text.split())


_REGULAR = (
    "acknowledge add admit advise affirm allege announce answer appeal argue assert assess assure "
    "boast caution charge claim comment complain concede conclude confess confirm contend counter "
    "criticise criticize declare demand deny describe detail disclose emphasise emphasize estimate "
    "exclaim explain express hint indicate inform insist joke maintain mention note object observe "
    "pledge point predict proclaim promise propose protest question quip recall reckon recommend "
    "reiterate remark remind repeat reply report request respond reveal signal state stress "
    "suggest testify urge voice vow warn whisper"
)
_IRREGULAR = (
    "say says said saying tell tells told telling write writes wrote written writing "
    "speak speaks spoke think thinks thought believe believes believed "
    "tweet tweets tweeted post posts posted quote quotes quoted cite cites cited "
    "call calls called ask asks asked"
)


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb: as it is, with -s, -ed and -ing."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    third = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    double = verb[-1] if verb in {"admit", "quip", "signal"} else ""
    return verb, f"{verb}{third}", f"{verb}{double}ed", f"{verb}{double}ing"


REPORTING = frozenset(
    [
        *_IRREGULAR.split(),
        *(form for verb in _REGULAR.split() for form in forms(verb)),
        *("signalled", "signaled", "quipped", "admitted"),
    ]
)
"""Forms of verbs that report speech, in lower case."""

STRONG = word_set("say says said tell tells told add adds added")
"""Those that hardly ever mean anything else."""

ACCORDING = "according to"
