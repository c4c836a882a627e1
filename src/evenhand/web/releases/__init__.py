"""The releases of this installation: which is shown, and what another would change."""
