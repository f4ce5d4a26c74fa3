"""The specification of Formbridge: what it does, tried."""
