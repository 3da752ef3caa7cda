"""As little Django as there can be: a database and two views; no sessions, no middleware, no apps."""

from motcua.config.environment import read_database

SECRET_KEY = "only-for-measuring"
DATABASES = {"default": read_database()}
ROOT_URLCONF = "bench.bare.views"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
