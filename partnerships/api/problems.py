"""Errors in one form everywhere: application/problem+json, RFC 9457."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
TYPES = {
    400: ("bad-parameter", "The question cannot be answered"),
    401: ("not-authenticated", "Who you are is not known"),
    403: ("forbidden", "This is not allowed"),
    404: ("not-found", "There is nothing at this address"),
    405: ("method-not-allowed", "This address cannot be used that way"),
    406: ("not-acceptable", "The answer cannot be given in that form"),
    415: ("unsupported-media-type", "What was sent is not JSON"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal-error", "Something went wrong on our side"),
}
log = logging.getLogger(__name__)


class BadQuestion(exceptions.APIException):
    """Parameters that cannot be obeyed; each error is {"parameter", "code", "detail"}."""

    status_code = 400

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__("; ".join(f"{error['parameter']}: {error['detail']}" for error in errors))
        self.errors = errors


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """Any exception as a problem; what nobody foresaw is logged and told in no detail."""
    request = context["request"]
    set_rollback()
    if isinstance(error, Http404):
        error = exceptions.NotFound(str(error) or None)
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif not isinstance(error, exceptions.APIException):
        log.error("%s %s failed", request.method, request.path, exc_info=error)
        got_request_exception.send(sender=handle, request=request._request)
        error = exceptions.APIException("Nothing was changed. Try again; if it goes on, tell the operator when it was.")
    return problem(request, error)


def problem(request: Any, error: exceptions.APIException) -> Response:
    status = error.status_code
    type, title = TYPES.get(status, ("about:blank", HTTPStatus(status).phrase))
    body = {
        "type": f"/api/#{type}",
        "title": title,
        "status": status,
        "detail": str(error.detail),
        "instance": request.get_full_path(),
        "errors": getattr(error, "errors", []),
    }
    return Response(body, status, headers=_headers(error), content_type=MEDIA_TYPE)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    wait = getattr(error, "wait", None)
    return {"Retry-After": str(int(wait) + 1)} if wait else {}
