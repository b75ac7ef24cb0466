"""``goldenthread users`` and ``demo-users``: the first administrator, and users of a demonstration."""

from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.options import viewer
from goldenthread.cli.output import Form, FormOption, print_rows, say
from goldenthread.records.errors import WrongUse

HomeOption = Annotated[
    Path, typer.Option("--home", help="Home folder of the installation (web.toml).", show_default=False)
]
_COLUMNS = ("role", "username", "password", "home")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    users = typer.Typer(no_args_is_help=True, help="Users of the site, for who looks after the machine.")
    users.command("add")(added)
    app.add_typer(users, name="users")
    app.command("demo-users")(demonstrated)


def added(
    username: Annotated[str, typer.Argument(help="Name to sign in with.", show_default=False)],
    home: HomeOption,
    role: Annotated[str, typer.Option(help="Role of the post that the user gets.")] = "administrator",
    because: Annotated[str, typer.Option(help="Why; the journal keeps it.")] = "first administrator",
    ask: Annotated[bool, typer.Option("--ask", help="Ask for the password, rather than make one.")] = False,
) -> None:
    """Add a user with a post, and print a one-time password; the user changes it at the first sign-in.

    For the first administrator: the others are added on the site. Roles over teams or workers are given there too.
    """
    from goldenthread.web.serving import prepare

    prepare(home)
    from django.db import transaction

    from goldenthread.accounts.actions import add_user, give_post
    from goldenthread.accounts.actions.users import one_time_password
    from goldenthread.accounts.by import By
    from goldenthread.accounts.errors import Refused

    password = getpass("Password: ") if ask else one_time_password()
    by = By(f"{viewer()} at the machine", "administrator")
    try:
        with transaction.atomic():
            user = add_user(username, by=by, password=password)
            give_post(user, role, by=by, because=because)
    except Refused as refused:
        raise WrongUse.of(f"user {username}", str(refused), "Give it again; nothing was changed") from refused
    say(f"{username} may sign in as {role}." + ("" if ask else f" One-time password: {password}"))


def demonstrated(home: HomeOption, form: FormOption = Form.table) -> None:
    """Make a user for each role of a demonstration, with real teams and caseloads of its invented borough.

    Refused unless web.toml says so, the store is of the invented authority 999 and every host is this machine's own.
    A second run says the same passwords again.
    """
    from goldenthread.web.serving import prepare

    prepare(home)
    from goldenthread.accounts.demonstration import make_demo_users

    rows = [
        {"role": user.role, "username": user.username, "password": user.password, "home": user.home}
        for user in make_demo_users()
    ]
    print_rows(rows, form, _COLUMNS, "No role.")
