"""Case audits: planned, drawn, graded, graded again blind, fed back, acted on and learned from."""
