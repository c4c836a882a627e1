"""Support: what is offered, chosen, asked for and given, for both sides."""
