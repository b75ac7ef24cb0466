"""Every address of the site: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from goldenthread.web import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("", include("goldenthread.accounts.urls")),
    path("", include("goldenthread.performance.urls")),
    path("", include("goldenthread.trackers.urls")),
    path("", include("goldenthread.loads.urls")),
    path("", include("goldenthread.checking.urls")),
    path("", include("goldenthread.packs.urls")),
    path("", include("goldenthread.journal.urls")),
    path("", include("goldenthread.jobs.urls")),
]
