"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.jobs.views import job, jobs

urlpatterns: list[URLPattern | URLResolver] = [
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:number>/", job.job, name="job"),
    path("jobs/<int:number>/cancel/", job.cancelled, name="job-cancel"),
]
