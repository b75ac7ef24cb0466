"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.loads.views import compared, finding_rows, findings, fix_list, load, loads, send, snapshot

urlpatterns: list[URLPattern | URLResolver] = [
    path("loads/", loads.loads, name="loads"),
    path("loads/send/", send.sent, name="load-send"),
    path("loads/watched/", send.watched, name="load-watched"),
    path("loads/<int:number>/", load.load, name="load"),
    path("loads/<int:number>/confirm/", load.confirmed, name="load-confirm"),
    path("loads/<int:number>/check/", load.checked_again, name="load-check"),
    path("loads/<int:number>/withdraw/", load.withdrawn, name="load-withdraw"),
    path("loads/snapshots/<slug:identifier>/", snapshot.snapshot, name="snapshot"),
    path("loads/snapshots/<slug:identifier>/current/", snapshot.made_current, name="snapshot-current"),
    path("loads/compare/<slug:earlier>/<slug:later>/", compared.compared, name="snapshots-compared"),
    path("findings/", findings.findings, name="findings"),
    path("findings/list/", finding_rows.finding_rows, name="finding-rows"),
    path("findings/list/<str:form>/", finding_rows.exported, name="findings-export"),
    path("findings/hand-out/", finding_rows.handed_out, name="findings-hand-out"),
    path("findings/fix-list/", fix_list.listed, name="fix-list"),
    path("findings/fix-list/<int:number>/", fix_list.handed, name="finding-handed"),
    path("findings/fix-list/<int:number>/say/", fix_list.said, name="finding-say"),
]
