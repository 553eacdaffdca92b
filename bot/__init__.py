"""Floor 3: Telegram, time and the process."""
