"""Every address of the site: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from goldenthread.web.administration import installation, rules
from goldenthread.web.home import views as home
from goldenthread.web.search import views as search
from goldenthread.web.statement import views as statement

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("accessibility/", statement.accessibility, name="accessibility"),
    path("privacy/", statement.privacy, name="privacy"),
    path("search/", search.search, name="search"),
    path("administration/", installation.installation, name="installation"),
    path("rules/", rules.rules, name="rules"),
    path("rules/target/", rules.choose, name="target-choose"),
    path("rules/target/<slug:key>/", rules.target_history, name="target"),
    path("rules/target/<slug:key>/set/", rules.set_one, name="target-set"),
    path("", include("goldenthread.accounts.urls")),
    path("", include("goldenthread.performance.urls")),
    path("", include("goldenthread.trackers.urls")),
    path("", include("goldenthread.loads.urls")),
    path("", include("goldenthread.checking.urls")),
    path("", include("goldenthread.quality.urls")),
    path("", include("goldenthread.plan.urls")),
    path("", include("goldenthread.governance.urls")),
    path("", include("goldenthread.packs.urls")),
    path("", include("goldenthread.web.journal.urls")),
    path("", include("goldenthread.web.api.urls")),
    path("", include("goldenthread.jobs.urls")),
]

handler400 = "goldenthread.design.errors.bad_request"
handler403 = "goldenthread.design.errors.forbidden"
handler404 = "goldenthread.design.errors.not_found"
handler500 = "goldenthread.design.errors.broken"
