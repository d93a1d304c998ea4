"""Visits, inspections, reviews and audits by outside bodies, and their outcomes."""
