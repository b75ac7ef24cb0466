"""One's own audits, one audit, and grading it."""

from django.urls import URLPattern, path

from goldenthread.quality.views import audit, form_paper, form_part, form_tasks, own, own_every, verbs_doing
from goldenthread.quality.views.verbs import VERBS

#: An audit's key may be any word, so these come after every other address of the room.
addresses: list[URLPattern] = [
    path("audits/", own.own, name="audits"),
    path("audits/every/", own_every.every, name="audit-every"),
    path("audits/tools/", form_paper.listed, name="audit-tools"),
    path("audits/tools/<str:tool>/<int:version>/", form_paper.paper, name="audit-tool"),
    path("audits/<str:key>/", audit.audit, name="audit"),
    path("audits/<str:key>/grade/", form_tasks.tasks, name="audit-grade"),
    path("audits/<str:key>/grade/check/", form_tasks.check, name="audit-grade-check"),
    path("audits/<str:key>/grade/<str:part>/", form_part.part, name="audit-grade-part"),
    path("audits/<str:key>/grade/<str:part>/save/", form_part.save, name="audit-grade-save"),
    path("audits/<str:key>/actions/<str:action>/done/", verbs_doing.action_done, name="audit-action-done"),
    path("audits/<str:key>/concerns/<int:place>/answer/", verbs_doing.concern_answer, name="audit-concern-answer"),
    *(path(f"audits/<str:key>/{name.removeprefix('audit-')}/", verbs_doing.page_of(name), name=name) for name in VERBS),
]
