"""Random walks through the shipped questionnaire: whatever a person does, there is a way on, and nothing is lost."""
