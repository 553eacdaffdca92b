"""Door 1: the private chat with a prospect."""
