"""A release on its way to the public: preview, and the decision of two people."""
