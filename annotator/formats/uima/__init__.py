"""UIMA CAS as XMI and as JSON."""
