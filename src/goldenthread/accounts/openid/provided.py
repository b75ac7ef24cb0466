"""The one provider of an installation, as the library's settings name it."""

from typing import Any, Final, Protocol

#: Under this name the provider stands in the library's tables.
PROVIDER: Final = "council"


class OpenId(Protocol):
    """What the settings of an installation say of its provider."""

    @property
    def name(self) -> str:
        """As the sign-in page calls it."""
        ...

    @property
    def issuer(self) -> str:
        """Its address, beneath which the discovery document lies."""
        ...

    @property
    def client_id(self) -> str:
        """This site, as the provider knows it."""
        ...

    @property
    def client_secret(self) -> str:
        """What this site shows to exchange a code."""
        ...


def providers(openid: OpenId | None) -> dict[str, Any]:
    """The setting SOCIALACCOUNT_PROVIDERS: no provider where the council has none.

    Only the scope ``openid`` is asked for: the subject is all that is wanted, no name and no address.
    """
    apps = []
    if openid is not None:
        apps.append(
            {
                "provider_id": PROVIDER,
                "name": openid.name,
                "client_id": openid.client_id,
                "secret": openid.client_secret,
                "settings": {"server_url": openid.issuer},
            }
        )
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"], "APPS": apps}}
