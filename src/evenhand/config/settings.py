"""Django's settings, all from the environment (see :mod:`evenhand.config.environment`)."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from evenhand.common.modules import packages_with
from evenhand.config.environment import Environment

ENVIRONMENT = Environment.read(os.environ)
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = ENVIRONMENT.secret_key or "only-for-commands-that-serve-nobody-and-for-the-tests"
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
PRODUCT_NAME = ENVIRONMENT.product_name
DATA = ENVIRONMENT.data
PROXIES = ENVIRONMENT.proxies

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # dates on allauth's pages of passkeys
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "evenhand.accounts",
    *packages_with("apps", of="evenhand.cycle"),
    "evenhand.web",
]

MIDDLEWARE = [
    "evenhand.web.proxies.ProxiesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "evenhand.web.requests.RequestsMiddleware",
    "evenhand.web.kept_pages.KeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "evenhand.accounts.middleware.ViewerMiddleware",
    "evenhand.web.faults.FaultsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "evenhand.config.urls"
WSGI_APPLICATION = "evenhand.config.wsgi.application"

TEMPLATES = [
    {
        # For allauth's own pages alone; ours are rendered by evenhand.web.rendering.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "sign_in_templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "evenhand.web.sign_in.frame",
            ]
        },
    }
]

DATABASES = {"default": dict(ENVIRONMENT.database)}
CACHES = {
    "default": {
        # Shared by all workers, on whatever machine; pages are kept elsewhere (evenhand.web.kept_pages).
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_remembered",
        # What is over goes first; no flood of attempts pushes out a code that was used.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "evenhand.accounts.adapters.InvitedOnly"
SOCIALACCOUNT_ADAPTER = "evenhand.accounts.adapters.InvitedOnlyElsewhere"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address; there is no other way in
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after its hours
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a new password, app or key: who did not do it can say so
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip",  # of one person's wrong passwords the lock-out below keeps count
    "code_failed": "10/h/key",  # three codes in a million are right: a day's guesses find one in 1,400 times
}
MFA_FORMS = {
    "authenticate": "evenhand.accounts.codes.Code",
    "reauthenticate": "evenhand.accounts.codes.CodeAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https
MFA_TOTP_ISSUER = "Evenhand"
MFA_TOTP_TOLERANCE = 1  # a code typed as the next one comes still counts (RFC 6238, 5.2: one step at most)
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "organisation",
                "name": ENVIRONMENT.oidc.name,
                "client_id": ENVIRONMENT.oidc.client,
                "secret": ENVIRONMENT.oidc.secret,
                "settings": {"server_url": ENVIRONMENT.oidc.issuer},
            }
        ]
        if ENVIRONMENT.oidc
        else []
    }
}

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "evenhand.web.sign_in.address_tried"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "evenhand.web.sign_in.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = ENVIRONMENT.session_hours * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "evenhand.web.faults.forged"
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^ready/"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        # Pictures carry their own presentation attributes and no style elements; one nonce for allauth's.
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Chromium follows a form to where it is led on to: an organisation's own sign-in.
        "form-action": [SELF, *([ENVIRONMENT.oidc.origin] if ENVIRONMENT.oidc else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

STATIC_URL = "/assets/"
STATIC_ROOT = DATA / "assets"
# The fetched style sheet lies in a folder of its own, and on the site beside the others.
STATICFILES_DIRS = [
    PACKAGE / "pages" / "assets",
    PACKAGE / "pages" / "assets" / "nhsuk",
    PACKAGE / "web" / "assets",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # `evenhand serve` puts them, and each compressed, into the folder of data before it starts.
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MAX_AGE = 3600

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
# Welsh is offered once there is a catalogue of its words.
LANGUAGES = [
    (code, name)
    for code, name in (("en-gb", _("English")), ("cy", _("Welsh")))
    if code == "en-gb" or (LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.mo").is_file()
]
TIME_ZONE = "Europe/London"
USE_I18N = USE_TZ = True

globals().update(ENVIRONMENT.email)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.email_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "evenhand.config.logs.JsonLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {"django.server": {"handlers": ["lines"], "level": "WARNING", "propagate": False}},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]  # our order of back-ends has its own first already
