"""upperhand: who holds the upper hand in a negotiation held while the war goes on, and why.

The flow::

    documents ──read──▶ RECORD ──estimate──▶ SCENARIO ──solve──▶ SOLUTION ──brief──▶ brief.html
       case.yaml ─────────┘                      └──simulate──▶ ENSEMBLE ────┘

Nouns are frozen dataclasses; verbs are functions from one noun to the next.
"""

__version__ = "0.1.0"
