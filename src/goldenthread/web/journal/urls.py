"""Addresses of the journal."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.web.journal import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("journal/", views.journal, name="journal"),
    path("journal/everything/", views.everything, name="journal-everything"),
    path("journal/export/", views.exported, name="journal-export"),
    path("journal/chain/", views.chain, name="journal-chain"),
    path("journal/index/", views.index_again, name="journal-index-again"),
]
