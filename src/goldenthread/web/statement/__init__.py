"""What the site says of itself to everybody: how accessible it was found to be, and what it does with personal data."""
