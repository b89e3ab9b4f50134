"""Figures: pure, frozen, computed from obligations on a day."""
