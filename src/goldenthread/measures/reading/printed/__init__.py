"""Published tables read again by the scheme they were printed under, with the house scheme beside it."""
