"""Whose words they are: persons, bodies and pronouns to parties."""
