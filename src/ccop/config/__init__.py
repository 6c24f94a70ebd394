"""The installation: settings, addresses, the embedded PostgreSQL and the operator's command."""
