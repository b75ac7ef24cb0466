"""To the provider and back: signing in, showing again who one is, and joining one's own account."""

import secrets
from typing import Any, Final

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import open_to_all
from goldenthread.accounts.onward import onward
from goldenthread.accounts.openid.checked import CheckedAdapter
from goldenthread.accounts.openid.provided import PROVIDER
from goldenthread.accounts.openid.refusals import refused

_NONCE_BYTES: Final = 32
#: What the way to the provider is for, as the form sends it and the state keeps it.
SIGN_IN, AGAIN, JOIN = "login", "again", "join"


@open_to_all
@require_POST
def to_provider(request: HttpRequest) -> HttpResponse:
    """Send the browser to the provider, with a state, a nonce and a code challenge of this sign-in alone."""
    _there_is_one()
    wanted = request.POST.get("for", SIGN_IN)
    if wanted not in (SIGN_IN, AGAIN, JOIN) or (wanted != SIGN_IN and not request.user.is_authenticated):
        raise Http404
    nonce = secrets.token_urlsafe(_NONCE_BYTES)
    asked = {"nonce": nonce}
    if wanted != SIGN_IN:
        asked |= {"prompt": "login", "max_age": "0"}
    provider = get_adapter(request).get_provider(request, PROVIDER)
    try:
        response: HttpResponse = provider.redirect(
            request, process=wanted, next_url=onward(request), data=None, auth_params=asked, nonce=nonce
        )
    except (OSError, OAuth2Error, KeyError) as error:
        return refused(request, "down", error)
    return response


class _Callback(OAuth2CallbackView):
    """The library's return, which hands the nonce of the state on to what checks the token."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = str(state.get("nonce", ""))
        return state, response


@open_to_all
@never_cache
@require_GET
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the provider's answer: the code is exchanged, the token checked, the joined user signed in."""
    _there_is_one()
    answered: HttpResponse = _Callback.adapter_view(CheckedAdapter(request, provider_id))(request)
    return answered


def _there_is_one() -> None:
    if settings.INSTALLATION.openid is None:
        raise Http404
