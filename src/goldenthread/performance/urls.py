"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.performance.views import dashboard, export

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", dashboard.figures, name="dashboard"),
    path("figures/save/", export.dashboard_saved, name="figures-export"),
    path("figures/prepare/", dashboard.prepare, name="figures-prepare"),
    path("figures/<slug:key>/", dashboard.figures, name="measure"),
]
