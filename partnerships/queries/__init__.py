"""Every read. Nothing here writes, and nothing outside asks the database anything."""
