"""Settings, addresses and wiring of the web app. Nothing else imports this package but the command line."""
