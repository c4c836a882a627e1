"""What is written into a review is written once, and no conversation is told of before its pack has had its days."""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once(
            "reviews_reviewmove",
            "reviews_pack",
            "reviews_conversation",
            "reviews_partversion",
            "reviews_objectiveoutcome",
            "reviews_agreedaction",
            "reviews_actionwithdrawal",
            "reviews_comment",
            "reviews_commentanswer",
            "reviews_contentment",
            "reviews_lmcinvitation",
        ),
        refuse_insert(
            "reviews_conversation",
            "after_its_pack",
            "NOT EXISTS (SELECT 1 FROM reviews_pack WHERE reviews_pack.review_id = NEW.review_id "
            "AND reviews_pack.earliest_on <= NEW.held_on)",
            "The practice has its papers for at least fourteen days before the review (R-10)",
        ),
    ]
