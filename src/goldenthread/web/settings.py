"""Django's settings, made of a council's ``web.toml``; nothing here is changed by hand."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from goldenthread.accounts.limits import LOCKED_MINUTES, WRONG_PASSWORDS
from goldenthread.accounts.openid.provided import providers
from goldenthread.web.config import home_of_process, read_config
from goldenthread.web.databases import database_of

#: The installation, for the rooms (read it through `django.conf.settings.INSTALLATION`).
INSTALLATION = read_config(home_of_process())
_HERE: Final = Path(__file__).resolve().parent

DEBUG = False
SECRET_KEY = INSTALLATION.secret()
ALLOWED_HOSTS = list(INSTALLATION.hosts)
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("web.toml: [site] hosts may not be '*': name the hosts under which the site is served")
ROOT_URLCONF = "goldenthread.web.urls"
WSGI_APPLICATION = "goldenthread.web.wsgi.application"
DATABASES: dict[str, dict[str, Any]] = {"default": database_of(INSTALLATION)}
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
    "goldenthread.design",
    "goldenthread.journal",
    "goldenthread.accounts",
    "goldenthread.jobs",
    "goldenthread.plan",
    "goldenthread.performance",
    "goldenthread.trackers",
    "goldenthread.loads",
    "goldenthread.checking",
    "goldenthread.quality",
    "goldenthread.governance",
    "goldenthread.packs",
    "goldenthread.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.accounts.middleware.ViewerMiddleware",
    "goldenthread.web.refusals.RefusalsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [str(path) for path in sorted(_HERE.parent.glob("*/templates"))],
        "OPTIONS": {
            "environment": "goldenthread.design.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "goldenthread.web.shell.shell",
            ],
        },
    },
]

# Signing in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "goldenthread.accounts.passwords.OwnWordsValidator", "OPTIONS": {"words": INSTALLATION.words}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/signed-out/"
ACCOUNT_ADAPTER = "goldenthread.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "goldenthread.accounts.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Only codes of a second factor are counted by the library, five in five minutes; passwords are counted by axes.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
# Entra's accounts are joined by provider and subject only: an e-mail address can change hands.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = providers(INSTALLATION.openid)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"Golden Thread ({INSTALLATION.council})"
MFA_ADAPTER = "goldenthread.accounts.adapters.MfaAdapter"
AXES_FAILURE_LIMIT = WRONG_PASSWORDS.value
AXES_COOLOFF_TIME = timedelta(minutes=LOCKED_MINUTES.value)
AXES_LOCKOUT_PARAMETERS = ["username"]  # from wherever they are tried
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the journal keeps sign-ins
AXES_LOCKOUT_CALLABLE = "goldenthread.accounts.lockout.locked_out"
AXES_VERBOSE = False

# Sessions, cookies and headers.
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # a session that was ended is so for every process at once
SESSION_COOKIE_AGE = INSTALLATION.session_minutes * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a return from the OpenID provider must bring the session with it
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = INSTALLATION.secure
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldenthread.design.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if INSTALLATION.secure else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if INSTALLATION.secure else None
SECURE_SSL_REDIRECT = INSTALLATION.secure
SECURE_HSTS_SECONDS = 31_536_000 if INSTALLATION.secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that leads to the provider is followed there.
        "form-action": [SELF, *([INSTALLATION.openid.origin] if INSTALLATION.openid is not None else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Language, dates and files.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = INSTALLATION.home / "static"
STATICFILES_DIRS = [_HERE.parent / "design" / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing is sent anywhere
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = ["axes.W006"] + (  # wrong passwords are counted by user name, whatever the address
    [] if INSTALLATION.secure else ["security.W004", "security.W008", "security.W012", "security.W016"]
)
