"""What the site keeps of whom, for how long and who sees it, in words for everybody; limits are told from where they stand."""

from django.conf import settings

from goldenthread.design.components import Column, Table
from goldenthread.web.home.pages import Part


def privacy_parts() -> tuple[Part, ...]:
    """The parts of the page."""
    return (_who(), _users(), _children(), _cookies(), _rights())


def _who() -> Part:
    installation = settings.INSTALLATION
    says = [f"{installation.council} runs this site on its own machine and answers for what is kept."]
    if installation.openid is None:
        says.append("Nothing is sent anywhere else: no network connection leaves it, and there is no tracking.")
    else:
        provider = f"the council's own sign-in ({installation.openid.name})"
        says.append(f"Nothing is sent anywhere else but to {provider}, to let you in. There is no tracking.")
    if installation.demonstration:
        says.append("This one is a demonstration: every child, family and worker in it is invented.")
    return Part("Who keeps it", tuple(says))


def _users() -> Part:
    installation = settings.INSTALLATION
    rows = (
        (
            "User name, name, posts and teams",
            "To know what you may see",
            "While you have an account, and in the history of posts",
        ),
        ("Password, as a hash that cannot be turned back; second factor", "To let you in", "Until you change it"),
        (
            "Each sign-in, each reading of a child's record, each export, change and refusal",
            "The journal: so that anybody's access can be looked at, by an information governance lead",
            "As long as the installation: an entry cannot be taken out",
        ),
        ("When you last looked at your first page", "To tell you what changed since", "Until your next visit"),
        (
            "What you said of a clock: a coded reason, or the day on which something was done",
            "So that a manager knows it until the records say it",
            "Until the child is forgotten; what you took back stays with the day on which you did",
        ),
        (
            "What you wrote for a paper, and comments on drafts",
            "A paper keeps who wrote and who commented",
            "As long as the paper",
        ),
        (
            "Audits that you make, moderate or are told of, and those of your work; that you were shown a grade",
            "So that work is looked at fairly and learned from; who was shown a grade is never asked to grade again blind",
            "Until the child is forgotten; grades still being written until they are handed in",
        ),
        (
            "Tokens of programs and calendars, as hashes, with when they were last used",
            "So that you can see and revoke them",
            "Until you revoke them or they run out",
        ),
        (
            "Your session",
            "So that you need not sign in at each page",
            f"{installation.session_minutes} minutes of rest, {installation.session_hours} hours at most",
        ),
    )
    heads = (Column("What"), Column("Why"), Column("How long"))
    return Part("About people who use it", (), tables=(Table("What is kept about users", heads, rows, wide=True),))


def _children() -> Part:
    says = (
        "Records come from the council's own case system and returns. Addresses, full postcodes and free text are dropped as "
        "files are read; names lie sealed in a table of their own, and are shown only to who works with the child.\n"
        "Whose records you may read follows from your post. What is not yours looks like what is not there. Every reading is "
        "journalled before it is shown, and a restricted record opens only with a grant and a reason.\n"
        "Whoever audits a case writes what they found, and what the child and the family say of the work. The auditor, the worker "
        "and who manages the case read it; it goes when the child is forgotten. Auditors may read a case for a time alone.\n"
        "Figures count everybody. Small numbers are hidden where a figure leaves the line of management.\n"
        "No decision about anybody is made by a machine here, and no score is worked out about a child."
    )
    return Part("About children and families", tuple(says.splitlines()))


def _cookies() -> Part:
    rows = (
        (settings.SESSION_COOKIE_NAME, "That you are signed in", "Until you sign out or rest"),
        (settings.CSRF_COOKIE_NAME, "That a form was sent from here", "A year"),
    )
    heads = (Column("Cookie"), Column("What it says"), Column("How long"))
    says = "Both are needed for the site to work, so none is asked for."
    return Part("Cookies", (says,), tables=(Table("Cookies of this site", heads, rows),))


def _rights() -> Part:
    says = (
        "To see what is kept about you, to have it put right or erased, or to object: ask the council's data protection "
        "officer. You can complain to the Information Commissioner's Office."
    )
    return Part("What you can ask", (says,))
