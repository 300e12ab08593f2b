"""Files of UIMA; each follows the name of the file."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "cas-file-empty": "the file is empty. Put a CAS into it or leave it out.",
    "cas-without-text": "it holds no text: none of its views has one.",
    "cas-none-in-archive": "the archive holds no {suffix} of UIMA.",
    "cas-no-xmi": "it is XML, but no XMI of UIMA: its root is <{root}>.",
    "cas-nul": "it holds a NUL character, which no database stores.",
    "cas-no-type-system-file": "it is no type system: its root is <{root}>.",
    "cas-types-import": (
        "{reason} It imports others ({imports}), which are not followed: save it with all its "
        "types in one file."
    ),
    "cas-type-incomplete": "a type has no name or no supertype.",
    "cas-no-name": "“{name}” is no name for a type or feature.",
    "cas-type-undeclared": "it names the type “{type}”, which it does not declare.",
    "cas-supertype-wrong": "{type} cannot be a subtype of {base}: that has none, or is one of it.",
    "cas-feature-differs": "the feature “{feature}” of {type} is declared twice, and differently.",
    "cas-feature-without-type": "it does not say what the feature “{feature}” holds.",
    "cas-built-in-differs": "{type} is one of UIMA’s own types, and declared differently.",
    "cas-unknown-type": "the type {type} is not known: the type system {file} does not declare it.",
    "cas-no-type-system": (
        "the type {type} is not known: there is no type system. Put the TypeSystem.xml that was "
        "exported with it beside it or in the folder above."
    ),
    "cas-no-feature": "the type system declares no feature “{feature}” of {type}.",
    "cas-no-structure": "<{element}> is no feature structure: its namespace is {namespace}.",
    "cas-untyped": "the feature structure has no “{key}”.",
    "cas-out-of-place": "<{element}> does not belong into {type}.",
    "cas-no-attribute": "<{element}> has no {name}.",
    "cas-id-twice": "the id {id} stands twice, first in {first}.",
    "cas-sofa-unnamed": "the sofa has no sofaID.",
    "cas-without-sofa": "the annotation {type} belongs to no sofa.",
    "cas-no-sofa": "{feature} names {id}, which is no sofa.",
    "cas-names-sofa": "{feature} names {id}, which is a sofa.",
    "cas-names-nothing": "{feature} names {id}, which is not in the file.",
    "cas-wrong-value": "“{value}” is no value for {feature}, which is of kind {kind}.",
}
