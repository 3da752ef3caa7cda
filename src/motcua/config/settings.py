"""One settings file; what differs between installations comes from the environment (see environment.py)."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from motcua.config.environment import (
    HOME,
    read_address,
    read_clamd,
    read_database,
    read_files_store,
    read_flag,
    read_list,
    read_number,
    read_text,
)

PACKAGE = Path(__file__).resolve().parents[1]
PRODUCTION = read_flag("MOTCUA_PRODUCTION", default=False)
SECRET_KEY = read_text("MOTCUA_SECRET_KEY") or ("" if PRODUCTION else secrets.token_hex(32))
if not SECRET_KEY:
    raise ImproperlyConfigured("MOTCUA_SECRET_KEY must be set in production")
DEBUG = False
ALLOWED_HOSTS = read_list("MOTCUA_HOSTS", default="localhost,127.0.0.1,[::1],testserver")

#: Where people reach this installation, without a slash at its end: QR codes on paper lead there. Empty: pages take
#: the address by which the visitor came, the console LOCAL_ADDRESS.
PUBLIC_ADDRESS = read_address("MOTCUA_ADDRESS")
LOCAL_ADDRESS = "http://127.0.0.1:8000"

DATABASES = {"default": read_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "motcua.common.versions",
    "motcua.common.outbox",
    "motcua.common.api",
    "motcua.common.components",
    "motcua.common.storage",
    "motcua.foundation.accounts",
    "motcua.foundation.organisation",
    "motcua.foundation.catalogue",
    "motcua.capabilities.inbox",
    "motcua.capabilities.payments",
    "motcua.capabilities.statutory_forms",
    "motcua.operations.dossiers",
    "motcua.operations.queue",
    "motcua.insight.reports",
    "motcua.model",
    "motcua.config",
    "motcua.config.loading",
]

MIDDLEWARE = [
    "motcua.config.health.Health",
    "django.middleware.security.SecurityMiddleware",
    # Pages hold no secret that stays the same (the form token is masked anew each time), so they may be compressed;
    # so are files served from the source. Those that collectstatic compressed pass as they are.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "motcua.config.loading.middleware.LoadingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
    "motcua.common.api.middleware.Door",
    "motcua.config.errors.RefusalPages",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(PACKAGE.glob("*/*/web/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "motcua.foundation.accounts.backends.AccountBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "/"

# The right password unlocks nothing while an account is locked; the lock is per account and address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_LOCKOUT_CALLABLE = "motcua.foundation.accounts.web.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "motcua.foundation.accounts.web.addresses.client_address"
AXES_VERBOSE = False

CSRF_FAILURE_VIEW = "motcua.config.errors.forged"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 12 * 3600
SECURE_SSL_REDIRECT = False
# In production a proxy ends https and says so in this header, which it must set itself on every request.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        # A paper is printed from a frame of this house's own (dossiers/print.js); nothing else may be framed.
        "frame-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted(PACKAGE.glob("*/*/web/static"))
# Collected files have hashed names and are compressed; without them each is served from where it lies.
STATIC_ROOT = read_text("MOTCUA_STATIC") or (HOME / ".motcua" / "static" if PRODUCTION else None)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "motcua.common.components.storage.StaticFiles"},
    "files": read_files_store(),
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_AUTOREFRESH = False

#: Where the loader of a first start tells how far it is; see config/loading.
LOADING_STATE = HOME / ".motcua" / "loading.json"

# Files that people send in: see common/storage. With S3 the folder holds only what is being looked at.
FILES_FOLDER = Path(read_text("MOTCUA_FILES") or HOME / ".motcua" / "files")
FILES_MAX_BYTES = read_number("MOTCUA_FILES_MAX_MB", default=20, least=1, most=200) * 1024 * 1024
FILES_CLAMD = read_clamd()
FILES_CLAMD_SECONDS = read_number("MOTCUA_CLAMD_SECONDS", default=20, least=1, most=120)
FILE_UPLOAD_HANDLERS = ["motcua.common.storage.uploads.IncomingFiles"]
DATA_UPLOAD_MAX_NUMBER_FILES = 50
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not there, or a form that is refused, is no news for the one who keeps the server; a database
    # that is not there is told by the one who asked for it.
    "loggers": {"django.request": {"level": "ERROR"}, "psycopg.pool": {"level": "ERROR"}},
}
