"""What a practice has been asked to look at, and by when. Other apps' actions assign; the practice ends its own."""
