"""The programme, lists, samples and cohorts."""

from django.urls import URLPattern, path

from goldenthread.quality.views import (
    planning,
    planning_cohorts,
    planning_dips,
    planning_draws,
    planning_giving,
    planning_lists,
    planning_looking,
    planning_rounds,
    planning_samples,
)

addresses: list[URLPattern] = [
    path("audits/programme/", planning.programme, name="audit-programme"),
    path("audits/programme/add/", planning_rounds.add, name="audit-round-add"),
    path("audits/programme/<str:key>/", planning_rounds.one_round, name="audit-round"),
    path("audits/programme/<str:key>/end/", planning_rounds.end, name="audit-round-end"),
    path("audits/lists/", planning_lists.lists, name="audit-lists"),
    path("audits/lists/add/", planning_lists.add, name="audit-list-add"),
    path("audits/lists/<str:key>/", planning_lists.one_list, name="audit-list"),
    path("audits/lists/<str:key>/file/", planning_draws.saved, name="audit-list-file"),
    path("audits/lists/<str:key>/children/", planning_draws.children, name="audit-list-children"),
    path("audits/lists/<str:key>/draw/", planning_draws.draw, name="audit-draw"),
    path("audits/samples/<str:key>/", planning_samples.sample, name="audit-sample"),
    path("audits/samples/<str:key>/file/", planning_samples.saved, name="audit-sample-file"),
    path("audits/samples/<str:key>/prove/", planning_samples.prove, name="audit-sample-prove"),
    path("audits/samples/<str:key>/give/", planning_giving.give, name="audit-sample-give"),
    path(
        "audits/samples/<str:key>/<int:number>/<int:place>/replace/",
        planning_giving.replace,
        name="audit-sample-replace",
    ),
    path("audits/cohorts/", planning_cohorts.cohorts, name="audit-cohorts"),
    path("audits/cohorts/add/", planning_cohorts.add, name="audit-cohort-add"),
    path("audits/cohorts/<str:key>/", planning_cohorts.cohort, name="audit-cohort"),
    path("audits/dips/", planning_dips.dips, name="audit-dips"),
    path("audits/dips/add/", planning_dips.add, name="audit-dip-add"),
    path("audits/dips/mine/", planning_looking.mine, name="audit-dips-mine"),
    path("audits/dips/items/<int:number>/", planning_looking.item, name="audit-dip-item"),
    path("audits/dips/<str:key>/", planning_dips.dip, name="audit-dip"),
]
