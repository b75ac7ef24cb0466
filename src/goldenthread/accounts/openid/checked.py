"""The provider's answer, checked: signature, issuer, audience, time, nonce and tenant."""

import base64
import binascii
import json
from typing import Any, Final

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

#: Kinds of signature made with a private key; a shared secret or none at all would let others sign.
_SIGNATURES: Final = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
#: Where a request keeps that the provider itself asked for a second factor.
_STRONG: Final = "_openid_strong"


class CheckedAdapter(OpenIDConnectOAuth2Adapter):
    """The library's adapter, but that every token's signature is checked and only its subject is kept.

    ``nonce`` is the one that the sign-in began with.
    """

    nonce: str = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The discovery document; raises OAuth2Error when it is another issuer's than the settings name."""
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != settings.INSTALLATION.openid.issuer.rstrip("/"):
            raise OAuth2Error("the discovery document names another issuer")
        return found

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **given: Any) -> Any:
        """The account that signed in; raises OAuth2Error for a token that does not hold in every respect."""
        claims = self._claims(str(given["response"].get("id_token") or ""), app)
        setattr(request, _STRONG, "mfa" in (claims.get("amr") or ()))
        return self.get_provider().sociallogin_from_response(request, {"sub": claims["sub"]})

    def _claims(self, credential: str, app: Any) -> dict[str, Any]:
        if _algorithm(credential) not in _SIGNATURES:
            raise OAuth2Error("the token is signed in a way that is not accepted")
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=credential,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, OSError):  # what the connection raises may be both
                raise
            raise OAuth2Error("the token or the keys are not as they should be") from error
        if not self.nonce or not constant_time_compare(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("the token answers another sign-in")
        tenant = settings.INSTALLATION.openid.tenant
        if tenant and claims.get("tid") != tenant:
            raise OAuth2Error("the account is of another tenant")
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise OAuth2Error("the token names no subject")
        return claims


def strong_at_provider(request: HttpRequest) -> bool:
    """Whether this request brings a sign-in for which the provider asked for a second factor (claim ``amr``)."""
    return bool(getattr(request, _STRONG, False))


def _algorithm(credential: str) -> str:
    head = credential.split(".", 1)[0]
    try:
        said = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (ValueError, binascii.Error):
        return ""
    return str(said.get("alg", "")) if isinstance(said, dict) else ""
