"""What the OpenAPI schema says of parameters, pages and errors."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers

from partnerships.api.problems import MEDIA_TYPE
from partnerships.api.views import LIMIT, MOST
from partnerships.queries.asking import ListField, Question, WordsField

JSON = "application/json"
RECORD = OpenApiParameter("id", OpenApiTypes.STR, OpenApiParameter.PATH, description="Permanent id, or slug.")
PAGING = [
    OpenApiParameter(
        "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}, description="Rows on a page."
    ),
    OpenApiParameter("cursor", OpenApiTypes.STR, description="Where to go on: taken from `next` or `previous`."),
]


class ProblemErrorSerializer(serializers.Serializer[Any]):
    parameter = serializers.CharField(help_text="The parameter that is wrong.")
    code = serializers.CharField(help_text="A stable word for what is wrong with it.")
    detail = serializers.CharField(help_text="What is wrong and what to do, for people.")


class ProblemSerializer(serializers.Serializer[Any]):
    """An error, RFC 9457."""

    type = serializers.CharField(help_text="Which kind of problem; stable, and the address of its explanation.")
    title = serializers.CharField(help_text="The kind of problem in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What happened this time.")
    instance = serializers.CharField(help_text="The address that was asked for.")
    # A field of the document; the framework uses the name for something of its own.
    errors = ProblemErrorSerializer(  # type: ignore[assignment]
        many=True, help_text="Each wrong parameter; empty where none is to blame."
    )


class MovedSerializer(serializers.Serializer[Any]):
    """The record was merged into another."""

    replaced_by = serializers.CharField(help_text="Permanent id of the record to ask for.")


PROBLEMS = {
    400: "A parameter is unknown, repeated or has a value that cannot be obeyed.",
    404: "There is no such record.",
    405: "Only GET and HEAD are answered.",
    406: "Only JSON is given.",
    429: "Too many requests; wait for `Retry-After` seconds.",
    500: "Something went wrong on our side.",
}
MOVED = OpenApiResponse(MovedSerializer, "Merged into another record, whose address is in `Location`.")


def parameters_of(question: type[Question]) -> list[OpenApiParameter]:
    """The filters of a question, as the page's form names them."""
    return [_parameter(name, filter.field) for name, filter in question.base_filters.items()]


def _parameter(name: str, field: Any) -> OpenApiParameter:
    many = isinstance(field, ListField | WordsField)
    words = [word for word, _ in getattr(field, "choices", []) if word] or None
    text = field.help_text or f"{field.label}."
    return OpenApiParameter(name, OpenApiTypes.STR, many=many, enum=words, explode=many or None, description=text)


def page_of(name: str, document: type[serializers.Serializer[Any]]) -> Any:
    fields: dict[str, Any] = {
        "count": serializers.IntegerField(help_text="Rows on all pages together."),
        "next": serializers.URLField(allow_null=True, help_text="The page after this one; null on the last."),
        "previous": serializers.URLField(allow_null=True, help_text="The page before this one; null on the first."),
        "results": document(many=True, help_text="The rows of this page."),
    }
    return inline_serializer(f"{name}Page", fields)


def described(
    name: str,
    summary: str,
    answer: Any,
    *,
    question: type[Question] | None = None,
    record: bool = False,
    merged: bool = False,
) -> Any:
    """Describe the GET of a view: a list with its question, a record, or both."""
    problems = {status: text for status, text in PROBLEMS.items() if record or status != 404}
    responses: dict[Any, Any] = {(200, JSON): OpenApiResponse(answer, f"{summary}.")}
    responses |= {(status, MEDIA_TYPE): OpenApiResponse(ProblemSerializer, text) for status, text in problems.items()}
    responses |= {(308, JSON): MOVED} if merged else {}
    parameters = [*([RECORD] if record else []), *((parameters_of(question) + PAGING) if question else [])]
    described = extend_schema(operation_id=name, summary=summary, parameters=parameters, responses=responses)
    return extend_schema_view(get=described)
