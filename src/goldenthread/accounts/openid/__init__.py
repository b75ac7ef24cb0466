"""Signing in at the council's own OpenID Connect provider, such as Entra ID."""
