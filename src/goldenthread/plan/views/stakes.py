"""Risks and money: what actions answer and draw on, and which actions each reaches."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.plan.reading import the_reading
from goldenthread.plan.shown import trail
from goldenthread.plan.stakes import money_table, risks_table


@door("plan")
@require_GET
def stakes(request: HttpRequest) -> HttpResponse:
    """Every risk and line of money of the plan in force."""
    reading = the_reading(the_viewer(request))
    plan = reading.plan
    answered = {key for one in plan.actions for key in one.risks}
    open_ = sum(one.key not in answered for one in plan.risks)
    risks = f"{many(len(plan.risks), 'risk')}, of which {open_} {'is' if open_ == 1 else 'are'} answered by no action"
    says = f"{risks}, and {many(len(plan.money), 'line')} of money. They come with the plan's file."
    page = PartsPage(
        "Risks and money",
        (Part("Risks", tables=(risks_table(reading),)), Part("Money", tables=(money_table(reading),))),
        says=(says,),
        trail=trail(),
    )
    return show(request, "plan/parts.html", page)
