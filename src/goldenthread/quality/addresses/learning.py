"""The report, auditors, calibration and what is learned."""

from django.urls import URLPattern

addresses: list[URLPattern] = []
