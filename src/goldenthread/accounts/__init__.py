"""Users, the roles they hold, who covers for whom, named grants, and signing in."""
