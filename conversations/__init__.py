"""Floor 1: what is asked, answered and advised. Pure: no clock, no Telegram, and no I/O but `load`."""
