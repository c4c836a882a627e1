"""What a practice sees of itself: its figures down to their rows, before they are published; its twins; its tasks."""
