"""The web app: the profile and its cycle for the public, practices, commissioners and LMCs.

A view is five steps: scope (who is looking, at what), permission, one service, present, render. Wording lives in
presenters, rows are reached only through the viewer, and writes happen in the apps' ``actions``.
"""
