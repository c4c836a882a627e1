"""Up to four practices side by side: their circumstances first, and nothing put in order of a value."""
