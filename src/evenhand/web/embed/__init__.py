"""One figure on somebody else's page, with everything that must be known to read it."""
