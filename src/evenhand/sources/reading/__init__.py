"""What every source uses: opening files and zips, encodings, header aliases, numbers with their states, quarantine."""
