"""Platform on which a Polish city works together with its non-governmental organisations."""
