"""The clock of the house: calendars, durations, due moments and why they are what they are."""
