"""Audits done elsewhere coming in, and the room's audits going out as a list of the records."""

from django.urls import URLPattern, path

from goldenthread.quality.views import loading

addresses: list[URLPattern] = [
    path("audits/load/", loading.sent, name="audit-load"),
    path("audits/export/", loading.given, name="audit-export"),
]
