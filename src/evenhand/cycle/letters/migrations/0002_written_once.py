"""Letters are written once; none is final before its practice had its say, or published without its public form."""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once(
            "letters_letter",
            "letters_lettermove",
            "letters_letterversion",
            "letters_letterfile",
            "letters_share",
            "letters_contentment",
            "letters_correction",
            "letters_correctionanswer",
            "letters_boardtext",
        ),
        refuse_insert(
            "letters_lettermove",
            "after_its_days",
            "NEW.to_state = 'final' AND NOT EXISTS (SELECT 1 FROM letters_share "
            "WHERE letters_share.letter_id = NEW.thing_id AND letters_share.correct_by < HERE(NEW.at)) "
            "AND NOT EXISTS (SELECT 1 FROM letters_contentment "
            "WHERE letters_contentment.letter_id = NEW.thing_id)",
            "The practice has fourteen days to correct a letter",
        ),
        refuse_insert(
            "letters_lettermove",
            "in_its_public_form",
            "NEW.to_state = 'published' AND NOT EXISTS (SELECT 1 FROM letters_letterfile "
            "JOIN letters_letterversion ON letters_letterfile.version_id = letters_letterversion.id "
            "WHERE letters_letterversion.letter_id = NEW.thing_id AND letters_letterversion.is_final "
            "AND letters_letterfile.audience = 'public')",
            "There is no form of the letter that anybody may see (R-01)",
        ),
    ]
