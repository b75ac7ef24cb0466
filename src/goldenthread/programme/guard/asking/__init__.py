"""The rules of the guard as functions, a module a family: each looks at one action, or at the whole, and says why it asks."""
