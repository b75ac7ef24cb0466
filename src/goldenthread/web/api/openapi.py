"""The interface for programs as an OpenAPI 3.1 document, made of what `described` says."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from goldenthread import __version__
from goldenthread.web.api.described import ENDPOINTS, ROOT, TITLES, Endpoint, Field, endpoint


def openapi_page() -> str:
    """The document as a file of ``docs/``."""
    return json.dumps(openapi(), indent=1, ensure_ascii=False) + "\n"


def openapi() -> dict[str, Any]:
    """The description of the whole interface as an OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Golden Thread",
            "version": __version__,
            "description": (
                "Read-only. Every answer is made for the post of the token's owner: small numbers are hidden, and rows about "
                "children are of those whom the post may see. Names of children are never given."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": ROOT.rstrip("/")}],
        "security": [{"token": []}],
        "paths": {f"/{one.path}": {"get": _operation(one)} for one in ENDPOINTS},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Problem": _object(
                    (
                        Field("type", "string", "Always about:blank"),
                        Field("title", "string", "What is wrong"),
                        Field("status", "integer", "The status of the answer"),
                    )
                ),
                "Snapshot": _object(endpoint("api-snapshots").fields[:3]),
                **{_schema_name(one): _object(one.fields) for one in ENDPOINTS if one.fields},
            },
        },
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    inside = [
        {
            "name": one.inside,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
            "description": "Key of a measure",
        }
    ]
    asked = [
        {"name": each.name, "in": "query", "required": False, "schema": each.schema(), "description": each.says}
        for each in one.allowed
    ]
    return {
        "operationId": one.name.removeprefix("api-").replace("-", "_"),
        "summary": one.says,
        "parameters": [*(inside if one.inside else ()), *asked],
        "responses": {
            "200": {"description": one.says, "content": {one.media: {"schema": _answer(one)}}},
            **{
                str(status.value): {
                    "description": status.phrase,
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
                for status in TITLES
            },
        },
    }


def _answer(one: Endpoint) -> dict[str, Any]:
    if not one.fields:
        return {"type": "object"}
    if one.media != "application/json":
        return {"type": "string", "format": "binary"}
    row = {"$ref": f"#/components/schemas/{_schema_name(one)}"}
    data: dict[str, Any] = {"type": "array", "items": row} if one.paged else row
    page = {"page": {"type": "integer"}, "size": {"type": "integer"}, "next": {"type": ["string", "null"]}}
    return {
        "type": "object",
        "required": ["data", "snapshot", *(page if one.paged else ())],
        "properties": {
            "data": data,
            "snapshot": {"$ref": "#/components/schemas/Snapshot"},
            **(page if one.paged else {}),
        },
    }


def _object(fields: Iterable[Field]) -> dict[str, Any]:
    held: Sequence[Field] = tuple(fields)
    return {
        "type": "object",
        "required": [one.name for one in held],
        "properties": {one.name: one.schema() for one in held},
    }


def _schema_name(one: Endpoint) -> str:
    return "".join(part.capitalize() for part in one.name.removeprefix("api-").split("-"))
