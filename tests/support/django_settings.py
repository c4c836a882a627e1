"""Settings of the tests: the product's own, with a fast hasher and a folder of data that nobody else uses."""

import os
import tempfile

os.environ.setdefault("EVENHAND_DATA", tempfile.mkdtemp(prefix="evenhand-tests-"))
os.environ.setdefault("EVENHAND_SECRET_KEY", "a-key-for-the-tests-alone-that-is-long-enough-0123456789")
os.environ.setdefault("EVENHAND_HTTPS", "no")
os.environ.setdefault("EVENHAND_HOSTS", "localhost,127.0.0.1,testserver")

from evenhand.config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
