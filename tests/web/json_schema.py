"""As much of JSON Schema as our description of the interface uses: types, required fields, items, references."""

from typing import Any

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def faults(value: Any, schema: dict[str, Any], document: dict[str, Any], at: str = "") -> list[str]:
    """What of a value is not as a schema of a document says; fields that the schema does not name are faults too."""
    if "$ref" in schema:
        found: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return faults(value, found, document, at)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        return [f"{at}: {value!r} is no {' or '.join(kinds)}"]
    if isinstance(value, list):
        items = schema.get("items") or {}
        return [
            one for place, each in enumerate(value) if items for one in faults(each, items, document, f"{at}[{place}]")
        ]
    if isinstance(value, dict) and "properties" in schema:
        named = schema["properties"]
        wrong = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
        wrong += [f"{at}: {name} is not described" for name in value if name not in named]
        inside = [faults(value[name], named[name], document, f"{at}.{name}") for name in value if name in named]
        return wrong + [one for held in inside for one in held]
    return []


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, _KINDS[kind]) and (not isinstance(value, bool) or kind == "boolean")
