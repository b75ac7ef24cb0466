"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

from goldenthread.quality.addresses import audits, learning, planning

urlpatterns: list[URLPattern | URLResolver] = [*audits.addresses, *planning.addresses, *learning.addresses]
