"""Door 2: the managers' group."""
