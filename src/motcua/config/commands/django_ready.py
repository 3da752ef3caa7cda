"""Importing this module makes Django ready; the console does so for the commands that need it, and only then."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
django.setup()
