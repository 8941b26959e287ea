"""The pages of an import: taking the article in, following its reading, reviewing its proposals."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from partnerships.admin.import_form import ImportForm
from partnerships.admin.review_page import ReviewPage
from partnerships.admin.review_steps import take_step
from partnerships.curation.importing import retry
from partnerships.models import Import
from partnerships.queries.review import imports, runs_of
from partnerships.vocabulary import ImportState


def add(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = ImportForm(request.POST or None, initial={"language": "en"})
    if request.method == "POST" and form.is_valid() and (article := form.submit(request.user)):
        return HttpResponseRedirect(_address(article.pk))
    return _page(desk, request, "add", title="Import an article", form=form, recent=imports()[:8])


def follow_or_review(desk: ModelAdmin, request: HttpRequest, key: str) -> HttpResponse:
    """While a worker has it, how far it is; afterwards its proposals. POST takes one step of the review."""
    article = _article(desk, request, key)
    if request.method == "POST":
        return _act(desk, request, article)
    if article.state != ImportState.READ:
        about = {"article": article, "runs": runs_of(article)}
        return _page(desk, request, "progress", title=article.source.title, **about)
    return _review(desk, request, ReviewPage(article, wanted=request.GET.get("card", "")))


def _act(desk: ModelAdmin, request: HttpRequest, article: Import) -> HttpResponse:
    if not desk.has_change_permission(request, article):
        raise PermissionDenied
    if request.POST.get("do") == "retry":
        retry(article, by=request.user)
        return HttpResponseRedirect(_address(article.pk))
    step = take_step(article, request.POST, request.user)
    if step.message:
        messages.add_message(request, step.level, step.message)
    if step.keep_form:
        return _review(desk, request, ReviewPage(article, wanted=step.card, data=request.POST))
    return HttpResponseRedirect(_address(article.pk, step.card))


def _article(desk: ModelAdmin, request: HttpRequest, key: str) -> Import:
    found = Import.objects.select_related("source").filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404(f"There is no import {key}.")
    if not desk.has_view_permission(request, found):
        raise PermissionDenied
    return found


def _review(desk: ModelAdmin, request: HttpRequest, page: ReviewPage) -> HttpResponse:
    return _page(desk, request, "review", title=f"Review: {page.article.source.title}", **page.context())


def _page(desk: ModelAdmin, request: HttpRequest, name: str, **context: object) -> HttpResponse:
    site = {**desk.admin_site.each_context(request), "is_nav_sidebar_enabled": False}  # two columns need the width
    whole = {**site, "opts": desk.opts, **context}
    return TemplateResponse(request, f"admin/partnerships/import/{name}.html", whole)


def _address(key: int, card: str = "") -> str:
    address = reverse("admin:partnerships_import_change", args=[key])
    return f"{address}?card={card}#card-{card}" if card else address
