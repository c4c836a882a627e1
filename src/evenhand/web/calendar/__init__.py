"""The year of the cycle as pages: what is next, the process anybody may read, and an address for calendar programs."""
