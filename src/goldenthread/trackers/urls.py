"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.trackers.views import calendar, child, clocks, due, export, notes, siblings, supervision

urlpatterns: list[URLPattern | URLResolver] = [
    path("due/", clocks.listed, name="trackers"),
    path("due/everything/", due.everything, name="due"),
    path("due/siblings/", siblings.siblings, name="siblings"),
    path("due/export/", export.export, name="due-export"),
    path("due/said/", notes.listed, name="notes"),
    path("due/by/<slug:clock>/", due.tracker, name="tracker"),
    path("supervision/", supervision.listed, name="supervisions"),
    path("supervision/<path:worker>/", supervision.sheet, name="supervision"),
    path("calendar/", calendar.listed, name="feeds"),
    path("calendar/make/", calendar.make, name="feed-make"),
    path("calendar/<int:feed>/revoke/", calendar.revoke, name="feed-revoke"),
    path("calendar/<slug:token>.ics", calendar.feed, name="feed"),
    path("child/<slug:ref>/", child.page, name="child"),
    path("child/<slug:ref>/reason/", child.reason, name="child-reason"),
    path("child/<slug:ref>/say/<slug:run>/", notes.say, name="note"),
    path("child/<slug:ref>/withdraw/<int:note>/", notes.withdraw, name="note-withdraw"),
]
