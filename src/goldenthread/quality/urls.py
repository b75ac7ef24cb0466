"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

from goldenthread.quality.addresses import audits, learning, loading, planning

#: The key of an audit may be any word, so addresses of audits come last.
urlpatterns: list[URLPattern | URLResolver] = [
    *loading.addresses,
    *planning.addresses,
    *learning.addresses,
    *audits.addresses,
]
