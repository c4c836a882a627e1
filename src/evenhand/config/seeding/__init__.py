"""The demo's installation, in the middle of a year: people to sign in as, and a year so far, played by them.

Everything is written by the apps' own actions, in the order of its days, with the clock set to each
(:mod:`evenhand.config.seeding.clock`). One module an app; none of them needs another.
"""
