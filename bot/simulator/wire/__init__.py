"""How bots reach the simulator and are reached: the Bot API over HTTP, polls and webhooks."""
