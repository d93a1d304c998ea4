"""Formal acts upon an authority."""
