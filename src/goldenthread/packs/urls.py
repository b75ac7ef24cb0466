"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.packs.views import compare, files, gaps, index, paper, review, run, templates, trial, words

urlpatterns: list[URLPattern | URLResolver] = [
    path("papers/", index.index, name="packs"),
    path("papers/begin/<slug:key>/", index.begin, name="pack-begin"),
    path("papers/templates/", templates.listed, name="pack-templates"),
    path("papers/templates/<slug:name>/remove/", templates.remove, name="pack-template-remove"),
    path("papers/<int:number>/", paper.paper, name="pack-paper"),
    path("papers/<int:number>/words/", words.words, name="pack-words"),
    path("papers/<int:number>/words/take-back/", words.take_back, name="pack-words-take-back"),
    path("papers/<int:number>/gaps/", gaps.gaps, name="pack-gaps"),
    path("papers/<int:number>/gaps/<int:gap>/close/", gaps.close, name="pack-gap-close"),
    path("papers/<int:number>/scrutiny/", trial.trial, name="pack-trial"),
    path("papers/<int:number>/freeze/", paper.freeze, name="pack-freeze"),
    path("papers/frozen/<slug:name>/", run.run, name="pack-run"),
    path("papers/frozen/<slug:name>/read/", files.read, name="pack-read"),
    path("papers/frozen/<slug:name>/comment/", review.comment, name="pack-comment"),
    path("papers/frozen/<slug:name>/comments/<int:number>/", review.answer, name="pack-answer"),
    path("papers/frozen/<slug:name>/send/", review.send, name="pack-send"),
    path("papers/frozen/<slug:name>/approve/", review.approve, name="pack-approve"),
    path("papers/frozen/<slug:name>/withdraw/", review.withdraw, name="pack-withdraw"),
    path("papers/frozen/<slug:name>/compare/", compare.compare, name="pack-compare"),
    path("papers/frozen/<slug:name>/editions/", compare.editions, name="pack-editions"),
    path("papers/frozen/<slug:name>/files/<slug:form>/", files.file, name="pack-file"),
]
