"""The real process is killed, frozen, starved and refused, and nothing that was confirmed is lost."""
