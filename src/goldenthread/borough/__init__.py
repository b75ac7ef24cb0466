"""The synthetic borough: invented children's journeys, the files a council would hold of them, and known answers."""
