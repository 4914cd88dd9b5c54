"""isnad reads Arabic reports of armed conflict and keeps a ledger of what they claim.

Importing the package does no work; the parts load when they are first used.
"""

__version__ = "0.1.0"
