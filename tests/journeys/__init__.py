"""Published tables, rebuilt as answers and taken through the whole chain: the report must find the same figures."""
