"""The work of a customer service's back office: rules and use cases, without windows."""
