"""What somebody types, and what they then read."""

import re
from typing import Any

from django.test import Client

from goldenthread.accounts.demonstration import DemoUser

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')
_MARKUP = re.compile(r"<[^>]+>")


def sign_in(client: Client, user: DemoUser, address: str = "/sign-in/") -> Any:
    """Type a user's name and password."""
    return client.post(address, {"username": user.username, "password": user.password})


def words_of(answer: Any) -> str:
    """The page without what differs each time: tokens and nonces."""
    return _TOKEN.sub("", answer.content.decode())


def read(answer: Any) -> str:
    """The words of a page without its markup."""
    return " ".join(_MARKUP.sub(" ", answer.content.decode()).split())
