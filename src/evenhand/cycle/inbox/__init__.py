"""Messages of the cycle to an LMC: that it is asked, told or sent something. Another app's action sends them.

``tell(viewer, commissioner, ...)`` in ``actions`` is the door: call it inside the action's own transaction.
"""
