"""The simulator as a command: the demo with the very bot that runs in life beside it, or alone for anyone's bot."""
