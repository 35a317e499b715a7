"""The commands of ``transparency``, one module each."""
