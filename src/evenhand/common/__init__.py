"""What every stage uses: errors, periods, building beside and renaming, hashing, progress."""
