"""An LMC's work: its practices together, its seat at consultations, the audit of a crude card, and its inbox."""
