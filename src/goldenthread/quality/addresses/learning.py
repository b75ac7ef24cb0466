"""The report, auditors, calibration and what is learned."""

from django.urls import URLPattern, path

from goldenthread.quality.views import (
    auditors,
    exercise,
    exercises,
    published,
    report,
    report_team,
    teams,
    themes,
)

addresses: list[URLPattern] = [
    path("audits/report/", report.report, name="audit-report"),
    path("audits/report/auditors/", auditors.auditors, name="audit-auditors"),
    path("audits/report/published/", published.published, name="audit-published"),
    path("audits/report/teams/<str:team>/", report_team.team, name="audit-team"),
    path("audits/exercises/", exercises.exercises, name="audit-exercises"),
    path("audits/exercises/make/", exercises.make, name="audit-exercise-make"),
    path("audits/exercises/<str:key>/", exercise.exercise, name="audit-exercise"),
    path("audits/exercises/<str:key>/grade/", exercise.grade, name="audit-exercise-grade"),
    path("audits/exercises/<str:key>/close/", exercises.close, name="audit-exercise-close"),
    path("audits/learning/", themes.themes, name="audit-themes"),
    path("audits/learning/add/", themes.add, name="audit-theme-add"),
    path("audits/learning/<str:key>/", themes.theme, name="audit-theme"),
    path("audits/learning/<str:key>/led/", themes.led, name="audit-theme-led"),
    path("audits/learning/<str:key>/action/", themes.action, name="audit-theme-action"),
    path("audits/reviews/", teams.reviews, name="audit-team-reviews"),
    path("audits/reviews/<int:number>/", teams.review, name="audit-team-review"),
    path("audits/reviews/<int:number>/decide/", teams.decide, name="audit-team-decide"),
    path("audits/reviews/<int:number>/held/", teams.held, name="audit-team-held"),
    path("audits/reviews/<int:number>/action/", teams.action, name="audit-team-action"),
]
