"""The assessment once more, slowly and in plain Python: no arrays, no frames, other algorithms, the same answers."""
