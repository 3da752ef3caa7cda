"""What screens and other rooms read of the hall."""
