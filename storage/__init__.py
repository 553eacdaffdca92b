"""Floor 2: what must survive a restart. SQL stands here and nowhere else."""
