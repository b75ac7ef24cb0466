"""Reading schemes as data: each file of this folder says which rules colour and how directions are compared."""
