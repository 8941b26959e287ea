"""The OpenAPI description, made once for each process."""

from __future__ import annotations

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from partnerships.api.describing import described
from partnerships.api.views import ReadView, refuse


@cache
def schema() -> dict[str, Any]:
    # The generator bears no types.
    return SchemaGenerator().get_schema(public=True)  # type: ignore[no-any-return, no-untyped-call]


def without_traces(result: Any, **_: Any) -> Any:
    """Drops the marks that the generator leaves for its own use."""
    if isinstance(result, dict):
        return {key: without_traces(part) for key, part in result.items() if key != "x-spec-enum-id"}
    return [without_traces(part) for part in result] if isinstance(result, list) else result


@described("schema", "This description", OpenApiTypes.OBJECT)
class SchemaView(ReadView):
    """OpenAPI 3.1, as JSON."""

    def get(self, request: Request) -> Response:
        refuse(request.query_params, None)
        return Response(schema())
