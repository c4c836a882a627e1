"""The performance cycle and what both sides write around it. Each folder is an app of its own, with its own tables.

Who may is in :mod:`evenhand.accounts.permissions`; in what state is in each app's ``policies``; every write is in its
``actions``, one transaction with its event in the record.
"""
