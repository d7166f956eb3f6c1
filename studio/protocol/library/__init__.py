"""All models and adapters on this computer, wherever they lie: found, described, noted on, verified, removed."""
