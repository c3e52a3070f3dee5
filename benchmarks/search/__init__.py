"""Queries with their answers, and what finds them how well."""
