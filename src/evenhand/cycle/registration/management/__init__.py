"""Commands of this app for whoever looks after the installation."""
