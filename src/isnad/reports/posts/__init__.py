"""Posts of the platforms saved as plain text: copied off the page by hand, or as a tool stored what it showed."""
