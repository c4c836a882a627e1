"""What a practice offers its patients, in its own words: kept by topic, each confirmed by somebody on a day."""
