"""The three kinds of address: a list, a record, and nothing."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django import forms
from django.http import Http404
from django.urls import resolve, reverse
from django.utils.cache import patch_cache_control
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from partnerships.api import cursors
from partnerships.api.problems import BadQuestion
from partnerships.models import Company
from partnerships.models.base import Record
from partnerships.queries import records
from partnerships.queries.asking import Question, refused
from partnerships.queries.paging import Page, Place
from partnerships.queries.resources import reading
from partnerships.queries.resources.reading import Resource

R = TypeVar("R", bound=Record)
LIMIT, MOST = 50, 200


class ReadView(APIView):
    """Answers GET and HEAD; nothing may be kept without asking again whether it still holds."""

    http_method_names = ("get", "head")
    metadata_class = None

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        patch_cache_control(response, no_cache=True)
        return super().finalize_response(request, response, *args, **kwargs)


class ListView(ReadView):
    """A page of what answers the question: {count, next, previous, results}."""

    resource: ClassVar[Resource]

    def get(self, request: Request, **named: Any) -> Response:
        data = request.query_params
        question = self.question(data, **named)
        refuse(data, question, also=cursors.PAGING)
        sign = cursors.question_of(request.path, data)
        place = cursors.read(data["cursor"], sign) if data.get("cursor") else None
        count, page = self.answer(question, place, limit_of(data))
        links = {side: self.link(request, getattr(page, side), sign) for side in ("next", "previous")}
        return Response({"count": count, **links, "results": page.rows})

    def question(self, data: Any, **named: Any) -> Question:
        return self.resource.question(data)

    def answer(self, question: Question, place: Place | None, limit: int) -> tuple[int, Page]:
        return question.qs.count(), reading.page(self.resource, question.qs, place, limit)

    def link(self, request: Request, place: Place | None, sign: str) -> str | None:
        if place is None:
            return None
        query = [(name, value) for name, values in request.query_params.lists() for value in values if name != "cursor"]
        query.append(("cursor", cursors.write(place, sign)))
        return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


class RecordView(ReadView):
    """One record by slug or id; of a merged one the address of its heir."""

    resource: ClassVar[Resource]

    def get(self, request: Request, id: str) -> Response:
        refuse(request.query_params, None)
        record = find(self.resource.model, id)
        if isinstance(record, Company) and record.merged_into_id:
            return moved(request, records.standing(record))
        return Response(reading.full(self.resource, record))


class NothingView(ReadView):
    """Every other address below /api/: a problem, or the way to the same address with its final slash."""

    schema = None

    def get(self, request: Request) -> Response:
        path = f"{request.path}/"
        if not request.path.endswith("/") and _leads_somewhere(path):
            return onward(request, path)
        raise Http404("/api/v1/schema/ names the addresses there are.")


def _leads_somewhere(path: str) -> bool:
    return getattr(resolve(path).func, "cls", None) is not NothingView


def find(model: type[R], word: str) -> R:
    """Raises Http404 where no record has this slug or id."""
    record = records.named(model, [word]).get(word)
    if record is None:
        raise Http404(f"There is no {model._meta.verbose_name} “{word}”.")
    return record


def moved(request: Request, heir: Company) -> Response:
    """308 to the same address of the record that another was merged into."""
    # Set by the time a view runs; the stubs allow for requests that were never routed.
    name = request.resolver_match.view_name  # type: ignore[union-attr]
    return onward(request, reverse(name, kwargs={"id": heir.public_id}), {"replaced_by": heir.public_id})


def onward(request: Request, path: str, body: Any = None) -> Response:
    """308 to the path, with the same question."""
    query = request.META.get("QUERY_STRING")
    return Response(body, 308, headers={"Location": f"{path}?{query}" if query else path})


def refuse(data: Any, question: Question | None, also: tuple[str, ...] = ()) -> None:
    """Raises BadQuestion with everything that is wrong: names not known here, then values."""
    strange = refused(data, question.form if question else forms.Form(), also)
    errors = [{"parameter": name, "code": code, "detail": said} for name, (code, said) in strange.items()]
    for name, named in question.errors.as_data().items() if question else ():
        errors += [{"parameter": name, "code": one.code or "invalid", "detail": one.messages[0]} for one in named]
    if errors:
        raise BadQuestion(errors)


def limit_of(data: Any) -> int:
    text = data.get("limit") or str(LIMIT)
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:4]) <= MOST or len(text) > 3:
        detail = f"“{text}” is not a number from 1 to {MOST}."
        raise BadQuestion([{"parameter": "limit", "code": "invalid", "detail": detail}])
    return int(text)
