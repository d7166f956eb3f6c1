"""The history panel: browse, reuse and delete results."""
