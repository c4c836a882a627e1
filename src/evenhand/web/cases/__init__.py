"""Cases: what is needed for each next step, its papers, and what each side says, for everybody who may read one."""
