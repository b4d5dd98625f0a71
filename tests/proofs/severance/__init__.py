"""The attack on anonymity: somebody with every backup, every log and every file tries to match answers to names.

``story`` plays an anonymous wave of 40 organisations through the real pages; ``copies`` takes a backup around every
submission, as the database, its files and its journals show themselves; ``attacks`` puts names in every order that can
be found in there, and answers too; ``chance`` says how many matches a guess gives.
"""
