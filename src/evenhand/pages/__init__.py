"""What people see, knowing no web framework: words, presenters, templates and charts.

A presenter turns a release into frozen view models with every word chosen; a template lays them out. Nothing here
reads a file but a release's own tables and this package's templates.
"""
