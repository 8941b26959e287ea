"""Addresses of the REST interface."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from partnerships.api.agreements import AgreementList, AgreementRecord
from partnerships.api.companies import CompanyList, CompanyRecord, RelationList
from partnerships.api.pages import docs
from partnerships.api.schema import SchemaView
from partnerships.api.sources import SourceList, SourceRecord
from partnerships.api.vehicles import VehicleList, VehicleRecord
from partnerships.api.views import NothingView

V1: list[URLPattern] = [
    path("companies/", CompanyList.as_view(), name="companies"),
    path("companies/<str:id>/", CompanyRecord.as_view(), name="company"),
    path("companies/<str:id>/relations/", RelationList.as_view(), name="relations"),
    path("agreements/", AgreementList.as_view(), name="agreements"),
    path("agreements/<str:id>/", AgreementRecord.as_view(), name="agreement"),
    path("vehicles/", VehicleList.as_view(), name="vehicles"),
    path("vehicles/<str:id>/", VehicleRecord.as_view(), name="vehicle"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<str:id>/", SourceRecord.as_view(), name="source"),
    path("schema/", SchemaView.as_view(), name="schema"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", docs, name="api-docs"),
    path("v1/", include((V1, "api"))),
    re_path("", NothingView.as_view()),
]
