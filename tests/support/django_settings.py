"""Settings of the tests: the product's own, with a fast hasher and a folder of data that nobody else uses."""

import atexit
import os
import shutil
import tempfile

# Never one that was there before: tests side by side, and whoever runs them, each have their own.
os.environ["EVENHAND_DATA"] = tempfile.mkdtemp(prefix="evenhand-tests-")
atexit.register(shutil.rmtree, os.environ["EVENHAND_DATA"], ignore_errors=True)
os.environ.setdefault("EVENHAND_SECRET_KEY", "a-key-for-the-tests-alone-that-is-long-enough-0123456789")
os.environ.setdefault("EVENHAND_HTTPS", "no")
os.environ.setdefault("EVENHAND_HOSTS", "localhost,127.0.0.1,testserver")

from evenhand.config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # taken from where they lie, as nothing has put them elsewhere
