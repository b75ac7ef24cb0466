"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.checking.views import ask, result

urlpatterns: list[URLPattern | URLResolver] = [
    path("scrutinise/", ask.ask, name="scrutinise"),
    path("scrutinise/<str:mark>/", result.result, name="scrutinise-result"),
    path("scrutinise/<str:mark>/roles/", result.roles, name="scrutinise-roles"),
    path("scrutinise/<str:mark>/guess-again/", result.guess_again, name="scrutinise-guess_again"),
    path("scrutinise/<str:mark>/forget/", result.forget, name="scrutinise-forget"),
    path("scrutinise/<str:mark>/findings.json", result.findings, name="scrutinise-findings"),
    path("scrutinise/<str:mark>/roles.toml", result.mapping, name="scrutinise-mapping"),
]
