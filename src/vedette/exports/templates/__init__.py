"""Templates and styles of the documents."""
