"""What still loads after a first start: the loader, its state, and the page that shows it."""
