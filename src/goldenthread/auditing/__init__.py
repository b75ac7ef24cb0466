"""Audits of case files: sampled so that anyone can draw again, graded, graded again blind, and told with their uncertainty."""
