"""Articles: taken in, followed while a worker reads them, reviewed."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
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


@admin.register(Import)
class ImportAdmin(admin.ModelAdmin):
    list_display = ["article", "publisher", "state", "reviewed", "created_at"]
    list_filter = ["state"]
    search_fields = ["source__title", "source__publisher"]
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        return imports()

    def has_delete_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return False

    @admin.display(ordering="source__title")
    def article(self, row: Import) -> str:
        return row.source.title

    @admin.display(ordering="source__publisher")
    def publisher(self, row: Import) -> str:
        return row.source.publisher

    @admin.display(description="reviewed")
    def reviewed(self, row: Import) -> str:
        return f"{row.accepted + row.rejected} of {row.total}" if row.state == ImportState.READ else "–"

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, initial={"language": "en"})
        if request.method == "POST" and form.is_valid() and (article := form.submit(request.user)):
            return HttpResponseRedirect(page_of(article.pk))
        return self._page(request, "add", title="Import an article", form=form, recent=imports()[:8])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        article = self._article(request, object_id)
        if request.method == "POST":
            return self._act(request, article)
        if article.state != ImportState.READ:
            return self._page(request, "progress", title=article.source.title, article=article, runs=runs_of(article))
        return self._review(request, ReviewPage(article, wanted=request.GET.get("card", "")))

    def _act(self, request: HttpRequest, article: Import) -> HttpResponse:
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if request.POST.get("do") == "retry":
            retry(article, by=request.user)
            return HttpResponseRedirect(page_of(article.pk))
        step = take_step(article, request.POST, request.user)
        if step.message:
            messages.add_message(request, step.level, step.message)
        if step.keep_form:
            return self._review(request, ReviewPage(article, wanted=step.card, data=request.POST))
        return HttpResponseRedirect(page_of(article.pk, step.card))

    def _article(self, request: HttpRequest, object_id: str) -> Import:
        found = Import.objects.select_related("source").filter(pk=object_id) if object_id.isdecimal() else None
        if not found:
            raise Http404(f"There is no import {object_id}.")
        if not self.has_view_permission(request, found[0]):
            raise PermissionDenied
        return found[0]

    def _review(self, request: HttpRequest, page: ReviewPage) -> HttpResponse:
        return self._page(request, "review", title=f"Review: {page.article.source.title}", **page.context())

    def _page(self, request: HttpRequest, name: str, **context: object) -> HttpResponse:
        site = {**self.admin_site.each_context(request), "is_nav_sidebar_enabled": False}  # two columns need the width
        whole = {**site, "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/partnerships/import/{name}.html", whole)


def page_of(key: int, card: str = "") -> str:
    address = reverse("admin:partnerships_import_change", args=[key])
    return f"{address}?card={card}#card-{card}" if card else address
