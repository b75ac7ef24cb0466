"""The programme, lists, samples and cohorts."""

from django.urls import URLPattern

addresses: list[URLPattern] = []
