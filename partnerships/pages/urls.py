"""Addresses of the pages."""

from django.urls import URLPattern, path

from partnerships.pages import agreements, companies, home, search, sources, vehicles
from partnerships.pages.timeline.page import timeline

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("companies/", companies.companies, name="companies"),
    path("companies/<slug:slug>/", companies.company, name="company"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path("vehicles/", vehicles.vehicles, name="vehicles"),
    path("vehicles/<slug:slug>/", vehicles.vehicle, name="vehicle"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("timeline/", timeline, name="timeline"),
    path("search/", search.search_page, name="search"),
]
