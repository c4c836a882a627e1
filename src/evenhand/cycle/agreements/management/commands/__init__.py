"""Commands of the app, each a module."""
