"""An OpenID provider as a process of its own, for tests: it holds to the code challenge, and forges what it is told to.

``python -m tests.accounts.provider`` prints its port and serves until it is ended.
"""

import base64
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

#: The council's own tenant.
TENANT = "c0ffee00-0000-4000-8000-000000000001"
#: Subjects by what is special about them.
USERS = {
    "joined": {"tid": TENANT},
    "unknown": {"tid": TENANT},
    "strong": {"tid": TENANT, "amr": ["pwd", "mfa"]},
    "elsewhere": {"tid": "c0ffee00-0000-4000-8000-00000000000f"},
    "forged": {"tid": TENANT},
    "unsigned": {"tid": TENANT},
    "mailed": {"tid": TENANT, "email": "demo.analyst@example.org", "email_verified": True},
}
Respond = Callable[..., Any]


class Strict:
    """Refuses a code whose verifier does not fit its challenge; alters the tokens of two subjects."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.challenges: dict[str, str] = {}

    def __call__(self, environ: dict[str, Any], respond: Respond) -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/oauth2/token":
            return self.inner(environ, self.remembering(parse_qs(environ.get("QUERY_STRING", "")), respond))
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        said = parse_qs(body.decode())
        made = base64.urlsafe_b64encode(hashlib.sha256(said["code_verifier"][0].encode()).digest()).decode().rstrip("=")
        if made != self.challenges.get(said["code"][0], made):
            respond("400 Bad Request", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant", "error_description": "the verifier does not fit"}']
        return self.altered(environ, respond)

    def remembering(self, asked: dict[str, list[str]], respond: Respond) -> Respond:
        """Passes an answer on and keeps which challenge its code belongs to."""

        def passed(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            back = parse_qs(urlsplit(dict(headers).get("Location", "")).query)
            if "code" in back and asked.get("code_challenge_method") == ["S256"]:
                self.challenges[back["code"][0]] = asked["code_challenge"][0]
            return respond(status, headers, *more)

        return passed

    def altered(self, environ: dict[str, Any], respond: Respond) -> Iterable[bytes]:
        """The answer of the token address, its token changed where the subject asks for it."""
        kept: list[Any] = []
        answer = b"".join(self.inner(environ, lambda *given: kept.extend(given)))
        said = json.loads(answer)
        if "id_token" in said:
            head, claims, mark = said["id_token"].split(".")
            subject = json.loads(base64.urlsafe_b64decode(claims + "==="))["sub"]
            if subject == "forged":
                mark = mark[:-8] + ("AAAAAAAA" if mark[-8:] != "AAAAAAAA" else "BBBBBBBB")
            if subject == "unsigned":
                head, mark = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("="), ""
            said["id_token"] = f"{head}.{claims}.{mark}"
        respond(kept[0], [("Content-Type", "application/json")])
        return [json.dumps(said).encode()]


def main() -> None:
    """Serve on a port that is free."""
    # Imported by the process that serves alone: these libraries warn of their own future as they begin.
    import oidc_provider_mock
    from oidc_provider_mock import _app
    from werkzeug.serving import make_server

    plain = _app.OpenIDCode.get_jwt_config

    def named(self: Any, *given: Any, **more: Any) -> dict[str, Any]:
        """Its tokens name their key, as those of Entra ID do."""
        return {**plain(self, *given, **more), "kid": _app.storage.jwk.as_dict(add_kid=True)["kid"]}

    _app.OpenIDCode.get_jwt_config = named

    known = [oidc_provider_mock.User(sub=subject, claims=claims) for subject, claims in USERS.items()]
    server = make_server("127.0.0.1", 0, Strict(oidc_provider_mock.app(require_nonce=True, user_claims=known)))
    print(server.server_port, flush=True)  # noqa: T201
    server.serve_forever()


if __name__ == "__main__":
    main()
