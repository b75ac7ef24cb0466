"""Papers: packs that are defined once, built from one data version, frozen, verified and compared."""
