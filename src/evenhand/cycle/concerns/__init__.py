"""From a concern to the formal levers of a contract, guarded at every step (DOMAIN.md 5.1).

A concern is first answered with help. Whatever comes after rests on a term of the contract, evidence beyond chance,
what the practice says and advice on the law; each step says what it needs, and the database asks for the same.
"""
