"""The store: immutable deliveries and snapshots, made current at one moment or not at all."""
