"""Speed and memory, each beside its peer or its aim in the same run. Tables, not tests."""
