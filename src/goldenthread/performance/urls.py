"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.performance.views import children, dashboard, export, measure, restated, teams

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", dashboard.figures, name="dashboard"),
    path("figures/save/", export.dashboard_saved, name="figures-export"),
    path("figures/prepare/", dashboard.prepare, name="figures-prepare"),
    path("figures/<slug:key>/", measure.measure, name="measure"),
    path("figures/<slug:key>/save/", export.measure_saved, name="measure-export"),
    path("figures/<slug:key>/children/", children.children, name="measure-children"),
    path("figures/<slug:key>/children/save/", children.saved, name="measure-children-export"),
    path("figures/<slug:key>/earlier/", restated.restated, name="measure-restated"),
    path("teams/", teams.listed, name="teams"),
    path("teams/<str:team>/", teams.team, name="team"),
    path("services/<path:name>/", teams.service, name="service"),
]
