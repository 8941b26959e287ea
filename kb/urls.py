"""Addresses of the whole site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from kb.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("api/", include("partnerships.api.urls")),
    path("healthz", healthz),
    path("readyz", readyz),
    path("", include("partnerships.pages.urls")),
]

handler404 = "partnerships.pages.errors.not_found"
