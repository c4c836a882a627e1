"""Two people who act at the same moment, each by a connection of their own; run inside an installation."""
