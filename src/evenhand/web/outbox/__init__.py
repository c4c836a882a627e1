"""What people want to be sent, with and without signing in, and the outbox for the administrator."""
