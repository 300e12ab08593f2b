"""Edits and values that are refused."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "nobody-to-compare": "No article was finished by two of the coders, so there is nothing to "
    "compare. Mark articles as done, or compare unfinished ones as well.",
    "nobody-to-adjudicate": "Two coders have to finish an article before it is adjudicated.",
    "take-record-first": "Take a coder’s record as gold first; then take parts of others into it.",
    "rejection-needs-reason": "Say why all of them are rejected.",
    "decided-apart": "There is gold of one of those records already. Undo that first.",
    "adjudication-open": (
        "1 group of records is not decided yet.",
        "{count} groups of records are not decided yet.",
    ),
    "no-coder-chosen": "Choose a coder first.",
    "only-the-lead-assigns": "Only a lead of the project assigns articles.",
    "coder-retired": "{name} has retired and is assigned nothing any more.",
    "handed-to-retired": "{name} has retired: bring them back first, or hand out to somebody else.",
    "too-few-coders": "An article cannot go to {each} coders where there are {of}.",
    "assignments-changed": "Articles or assignments changed meanwhile, so that it would not be "
    "what was shown. Look at it again.",
    "no-such-draw": "The project keeps no draw “{draw}”.",
    "coded-not-irrelevant": (
        "You have coded 1 record here, so the article is not irrelevant. Delete it first.",
        "You have coded {count} records here, so the article is not irrelevant. Delete them first.",
    ),
    # Refused edits
    "no-text-selected": "Select some text first: a record needs its words.",
    "no-text-left": "A record keeps at least one piece of text. Delete it instead?",
    "something-coded": (
        "You have coded 1 record here, so it is not “nothing to code”. Delete it first, or mark "
        "the article done.",
        "You have coded {count} records here, so it is not “nothing to code”. Delete them first, "
        "or mark the article done.",
    ),
    "nothing-to-paste": "There is no text in the clipboard. Copy that of an article first.",
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
    "no-word-to-search": "“{query}” holds no word to search for.",
    "no-passage-left": "The text holds no passage that is left to point at.",
    "span-outside-text": (
        "The span {start}-{end} does not lie in the text, which has {length:,} characters. "
        "Select some text and try again."
    ),
    "no-coder-name": "A coder needs a name, of at most 200 characters.",
    "coder-name-of-gold": (
        "“{name}” is the name of the gold, which adjudication makes, and of nobody who codes: "
        "choose another name."
    ),
    "work-held-back": (
        "The project is coded blind: what “{name}” made is not shown here. Ask whoever leads it."
    ),
    "training-is-the-leads": "Only a lead of the project chooses what coders train with.",
    "training-needs-gold": (
        "An article is for training once its adjudication is finished: finish that first."
    ),
    "coder-gone": "This coder is no longer there.",
    "coder-name-taken": "There is a coder “{name}” already.",
    "coder-name-of-retired": "“{name}” was a coder here and has retired: bring them back instead.",
    "coder-into-itself": "“{name}” cannot be merged into “{name}”: choose two coders.",
    "coders-differ": (
        "“{name}” and “{into}” both finished an article and coded it differently: {articles}. "
        "Nothing was merged. Adjudicate it, or let one of them take their status back first.",
        "“{name}” and “{into}” both finished {count:,} articles and coded them differently, such "
        "as {articles}. Nothing was merged. Adjudicate them, or let one of them take their "
        "statuses back first.",
    ),
    "gold-is-no-coder": "“{name}” stands for what adjudication decided and is nobody's name.",
    "only-the-lead": "Only a lead of the project changes the team, and opens it.",
    "others-work": (
        "This would change what others made, which is not yours to change: the project is coded "
        "blind, or its server keeps the work of each coder to themselves. Nothing was written."
    ),
    "last-lead": "“{name}” is the only lead: make somebody else lead first.",
    "no-such-article": "The project has no article {article}; was it removed?",
    "places-undecided": (
        (
            "1 place has lost its words, and nobody has decided what becomes of it. Decide it, "
            "or leave the text as it is."
        ),
        (
            "{count} places have lost their words, and nobody has decided what becomes of them. "
            "Decide each, or leave the text as it is."
        ),
    ),
}
