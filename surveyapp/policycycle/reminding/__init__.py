"""Reminding who does an action by mail: when (``occasions``), who (``pending``), what it says (``letter``), and what
became of it (``outlook``). ``queueing`` puts the mails in the queue, ``office`` writes them when they leave.
"""
