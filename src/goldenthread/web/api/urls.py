"""Addresses of the interface for programs, and of the pages where its tokens are made and revoked."""

from django.urls import URLPattern, path

from goldenthread.web.api import token_pages, views
from goldenthread.web.api.described import ROOT

_ROOT = ROOT.lstrip("/")
urlpatterns: list[URLPattern] = [
    path(f"{_ROOT}openapi.json", views.described, name="api-openapi"),
    path(f"{_ROOT}snapshots", views.snapshots, name="api-snapshots"),
    path(f"{_ROOT}measures", views.measures, name="api-measures"),
    path(f"{_ROOT}measures/<slug:key>", views.measure, name="api-measure"),
    path(f"{_ROOT}figures", views.figures, name="api-figures"),
    path(f"{_ROOT}figures.csv", views.figures_csv, name="api-figures-csv"),
    path(f"{_ROOT}figures.parquet", views.figures_parquet, name="api-figures-parquet"),
    path(f"{_ROOT}readings", views.readings, name="api-readings"),
    path(f"{_ROOT}trackers", views.trackers, name="api-trackers"),
    path(f"{_ROOT}trackers/due", views.who_is_due, name="api-due"),
    path("account/tokens/", token_pages.listed, name="tokens"),
    path("account/tokens/make/", token_pages.make, name="token-make"),
    path("account/tokens/<int:pk>/revoke/", token_pages.revoke, name="token-revoke"),
]
