"""How much CPU, memory and time a prospect costs: the real bot beside a simulated Telegram in a process of its own."""
