"""Whole journeys, by a person with a real browser."""
