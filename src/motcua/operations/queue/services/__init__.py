"""What can be done in a hall: one verb a file, each one transaction."""
