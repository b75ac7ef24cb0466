"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, include, path

from goldenthread.checking.views import ask, result

_PAGES: list[URLPattern | URLResolver] = [
    path("", ask.ask, name="ask"),
    path("<str:mark>/", result.result, name="result"),
    path("<str:mark>/roles/", result.roles, name="roles"),
    path("<str:mark>/guess-again/", result.guess_again, name="guess_again"),
    path("<str:mark>/forget/", result.forget, name="forget"),
    path("<str:mark>/findings.json", result.findings, name="findings"),
    path("<str:mark>/roles.toml", result.mapping, name="mapping"),
]
urlpatterns: list[URLPattern | URLResolver] = [path("scrutinise/", include((_PAGES, "checking")))]
