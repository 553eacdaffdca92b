"""Languages: what is shown in each, how long it is, and what a language that nobody speaks brings to light."""
