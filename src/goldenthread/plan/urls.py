"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.plan.views import (
    action,
    adding,
    board,
    checks,
    compare,
    doing,
    files,
    guard,
    load,
    mine,
    recommendations,
    stakes,
)
from goldenthread.plan.views.verbs import VERBS

urlpatterns: list[URLPattern | URLResolver] = [
    path("plan/", board.board, name="plan"),
    path("plan/add/", adding.add, name="plan-add"),
    path("plan/mine/", mine.mine, name="plan-mine"),
    path("plan/compare/", compare.compared, name="plan-compare"),
    path("plan/export/", files.export, name="plan-export"),
    path("plan/export/whole/", files.export_whole, name="plan-export-whole"),
    path("plan/load/", load.sent, name="plan-load"),
    path("plan/checks/", checks.checks, name="plan-checks"),
    path("plan/checks/numbers/", checks.numbers, name="plan-numbers"),
    path("plan/risks/", stakes.stakes, name="plan-stakes"),
    path("plan/evidence/<int:number>/", files.evidence, name="plan-evidence-file"),
    path("plan/asked/", guard.guard, name="plan-guard"),
    path("plan/asked/look/", guard.look, name="plan-guard-look"),
    path("plan/asked/gone/", guard.gone, name="plan-guard-gone"),
    path("plan/asked/<int:number>/", guard.question, name="plan-question"),
    path("plan/recommendations/", recommendations.register, name="plan-recommendations"),
    path("plan/recommendations/matrix/", recommendations.matrix, name="plan-matrix"),
    path("plan/recommendations/<str:key>/", recommendations.recommendation, name="plan-recommendation"),
    path("plan/actions/<str:key>/", action.action, name="plan-action"),
    path("plan/actions/<str:key>/figures/<int:number>/take-back/", doing.unlink, name="plan-unlink"),
    *(path(f"plan/actions/<str:key>/{name.removeprefix('plan-')}/", doing.page_of(name), name=name) for name in VERBS),
]
