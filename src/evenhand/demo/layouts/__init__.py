"""One module a publisher's layout: header for header, quote for quote, as the real files are."""
