"""One's own audits, one audit, and grading it."""

from django.urls import URLPattern

addresses: list[URLPattern] = []
