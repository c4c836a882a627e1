"""E-mail: written with what it tells, claimed before it is sent, and never sent twice."""
