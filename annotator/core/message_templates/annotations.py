"""Files of other tools for annotation."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "no-texts": "there are no texts in it.",
    "mapping-of-label": "The mapping of “{label}”: {reason}",
    "file-stands-already": "the file “{name}” stands in line {line} already.",
    "line-too-long": "it is longer than {most} MB, as nothing of its kind is.",
    "between-other-words": (
        "“{words}” stands between other words than it says, in “{around}”. That is for you to "
        "decide: it goes into the article's metadata unless you take it."
    ),
    "id-of-another-text": "The id “{id}” stands for another text before this.",
    "status-of-another-article": "It is the status of another article.",
    "no-text-beside": "there is no text beside it. It belongs to a file {name}{suffix}.",
    "nul-character": "it holds a NUL character, which no database stores exactly.",
    "stands-twice": "{name} stands twice.",
    "brat-no-offsets": "“{text}” are no offsets, such as “4 9;12 20”.",
    "ends-before-it-begins": "“{text}” ends before it begins.",
    "brat-no-event": "“{text}” should be “Type:T1 Role:T2”.",
    "brat-no-relation": "“{text}” should be “Type Arg1:T1 Arg2:T2”.",
    "brat-leads-elsewhere": "{name} should lead from one annotation to another.",
    "brat-no-entry": "it should read “Type Target Resource:Id”.",
    "breaks-off-after": "it breaks off after “{text}”.",
    "file-empty-leave-out": "the file is empty. Put an article into it or leave it out.",
    "reaches-beyond-text": "it reaches to {last:,}, but the text has {length:,} characters.",
    "text-differs": "it says “{text}”, but the text reads “{there}” there.",
    "no-tokens": "it holds no tokens.",
    "one-column-only": "a line has only one column. There are two at least: a token and its tag.",
    "another-number-of-columns": "it has {columns} columns, and others have {others}.",
    "one-column-of-many": "it has one column, and others have {others}.",
    "no-conll-tag": "“{tag}” is no tag. Those are O, and names after B-, I-, E-, S-, L- or U-.",
    "no-entity-brackets": "“{text}” are no brackets of entities.",
    "entity-never-closed": "the entity “{name}” is opened here and never closed.",
    "entity-not-open": "“{text}” closes an entity that is not open.",
    "no-form-column": "its columns have no FORM.",
    "no-token-id": "“{id}” is no ID of a token.",
    "range-words-missing": "the range that ends with {last} has words that are not there.",
    "token-number-wrong": "the token is number {id}, and should be number {expected}.",
    "range-begins-elsewhere": "the range {id} does not begin with the word after it.",
    "token-without-form": "the token has no form.",
    "tokens-empty": "its tokens are empty.",
    "no-object-with-labels": "it should be an object with a text and its labels.",
    "no-doccano-text": "there is no “text”.",
    "id-twice": "The id “{id}” stands twice.",
    "text-empty": "the text is empty.",
    "no-label": "it is no label.",
    "no-label-triple": "it should read [start, end, label].",
    "neither-offsets-nor-label": "it has neither offsets nor a label.",
    "no-id": "it is no id.",
    "without-label": "it has no label.",
    "no-offsets": "“{start}” and “{end}” are no offsets.",
    "place-without-text": "the place {start}-{end} holds no text.",
    "no-list": "it is no list.",
    "no-relation": "it is no relation.",
    "no-type": "it has no type.",
    "no-such-entity": "there is no entity {id} in this text.",
    "relation-without-ends": "it does not say from where to where it leads.",
    "no-result": "it is no result.",
    "no-object": "it is no object.",
    "no-labels": "these are no labels.",
    "xpath-leads-nowhere": "its XPath leads to no place in the page. Export it with globalOffsets.",
    "outside-text": "its place does not lie in the text, which ends at {length}.",
    "no-task": "it should be an object with the task's data.",
    "no-task-data": "there is no “data” with a text.",
    "no-object-with-results": "it should be an object with its results.",
    "no-text": "there is no text in it.",
    "task-of-other-media": (
        "it is a task of pictures, sound or film ({kinds}), which have no text to code."
    ),
    "webanno-of-old": (
        "it is WebAnno TSV of version 1 or 2, which is not read. Export it again from WebAnno or "
        "INCEpTION as WebAnno TSV 3, or as UIMA CAS."
    ),
    "text-elsewhere": "its text is not in the file but at {place}; nothing is fetched.",
    "annotation-without-target": "the annotation has no target.",
    "target-without-resource": "its target names no resource.",
    "no-target": "a target is an IRI, an object, or a list of these.",
    "no-web-annotations": (
        "it holds no Web Annotations. Those are JSON objects of the type “Annotation” with a "
        "target, or pages and collections of them."
    ),
    "annotation-no-object": "the annotation is a value, not an object.",
    "text-of-resource-empty": "the text of {name} is empty.",
    "no-chain-link": "“{text}” is no link of a chain, such as “coref->1-2”.",
    "relation-from-nowhere": "a relation of {layer} does not say from where.",
    "no-row-reference": "“{text}” refers to no row, as “1-2” or “1-2[3]” would.",
    "row-missing": "it refers to {row}, which is not in the file.",
    "row-twice": "it refers to {row}, which stands twice in the file.",
    "annotation-missing": "it refers to {row}[{number}], which is not in the file.",
    "no-layer-there": "it refers to {row}, where no {layer} stands.",
    "text-differs-from": "its text differs from that of {file}.",
    "ends-before-tokens": "the file ends before its first token; it is cut off.",
    "layer-after-sentence": "a layer is declared after the first sentence.",
    "layer-without-name": "it declares a layer without a name.",
    "slot-without-target": "a slot feature must be followed by the layer of its targets.",
    "layer-twice": "{layer} is declared twice.",
    "no-webanno-row": "“{line}” is no row: those begin like “1-2⇥4-8⇥Haag”.",
    "row-breaks-off": "the row has {there} of {wanted} cells of annotations; it breaks off.",
    "part-without-token": "{row} is part of a token that is not there.",
    "offsets-reversed": "{offsets} are no offsets: the end is first.",
    "token-overlaps": "the token at {token} begins before the one above it ends, at {end}.",
    "line-breaks-off": "the line breaks off, and the file with it.",
    "no-text-held": "it holds no text.",
    "sentence-overlaps": "the sentence begins at {start}, but the text before it goes to {end}.",
    "beyond-text": "{start} is far beyond the text so far.",
    "text-differs-at": "it says “{text}”, but the text reads “{there}” at {start}-{end}.",
    "file-breaks-off": "the file breaks off: “{text}” of its last sentence has no row.",
    "no-brat-annotation": "it is no annotation: those begin with an id such as T1 and a tab.",
    "names-unsound": "it names {name}, whose line does not hold.",
    "names-missing": "it names {name}, which is not in the file.",
    "trigger-without-text": "its trigger {name} is no piece of text.",
    "and-other-lines": (
        "{reason} One other line does not hold either.",
        "{reason} {count} other lines do not hold either.",
    ),
    "columns-differ": (
        "it has one column and not {wanted}, parted by tabs.",
        "it has {count} columns and not {wanted}, parted by tabs.",
    ),
    "place-outside-text": (
        "the place {start}-{end} does not lie in the text, which ends at {length}."
    ),
    "place-beyond-text": (
        "the place {start}-{end} does not lie in the text, which ends at {length}. It may have "
        "been counted with other line ends."
    ),
    "no-selector": "a selector is an object, or a list of objects.",
    "no-position": "“{key}” of a position is a count of characters from 0.",
    "selector-reversed": "it ends ({end}) before it starts ({start}).",
    "selector-without-text": "a {kind} has a text at “{key}”.",
    "no-webanno-tsv": (
        "it does not begin with “#FORMAT=WebAnno TSV 3.3”, so it is no WebAnno TSV of version 3."
    ),
    "older-webanno-tsv": (
        "it is WebAnno TSV {version}; only version 3 can be read. Export it again from WebAnno "
        "3 or INCEpTION."
    ),
    "relation-layer-without-base": (
        "a layer of relations must end in the layer that it is on, such as “|BT_Layer”; the "
        "line may be cut off."
    ),
    "row-wider-than-head": (
        "the row has {cells} cells of annotations, but the head declares {declared}."
    ),
}
