"""A director reads a question, gives a view, and sees it marked as that; the author's answer stands apart."""

from collections.abc import Callable

from django.test import Client
from tests.governance.test_pages import words
from tests.plan.test_questions import look

from goldenthread.plan import models
from goldenthread.programme.promises import Plan

Sign = Callable[[str], Client]


def test_a_view_is_marked_and_does_not_stand_for_the_author(client_as: Sign, plan: Plan) -> None:
    """Not answered, answered by the director alone, answered; on the question and in the list, and never taken away."""
    look()
    director, owner = client_as("director"), client_as("team manager")
    number = models.Question.objects.get(about="visits").pk
    page = f"/plan/asked/{number}/"
    said = words(director.get(page))
    assert "not answered" in said
    assert "kept as the director's view" in said
    assert director.post(page, {"text": ""}).status_code == 422
    sent = director.post(page, {"text": "I have asked for a recovery plan."}, follow=True)
    said = words(sent)
    assert "answered by the director alone" in said
    assert "Director" in said
    assert "Whoever makes the claim has not answered yet." in said
    assert "Add an answer" in said
    listed = words(director.get("/plan/asked/"))
    assert "answered by the director alone" in listed
    assert "I have asked for a recovery plan." in words(owner.get(page))
    assert owner.post(page, {"text": "Two posts are filled."}).status_code == 302
    said = words(director.get(page))
    assert "answered by the director alone" not in said
    assert "None is taken away" not in said
    assert "I have asked for a recovery plan." in said
    assert "the director's view" in said


def test_a_director_answers_for_what_is_theirs(client_as: Sign, plan: Plan) -> None:
    """An action of the director's own is answered by whose it is."""
    look()
    row = models.Question.objects.filter(about="done").first() or models.Question.objects.get(about="visits")
    row.about = "done"
    row.save()
    director = client_as("director")
    assert director.post(f"/plan/asked/{row.pk}/", {"text": "It is seen to."}).status_code == 302
    assert "answered by the director alone" not in words(director.get(f"/plan/asked/{row.pk}/"))
