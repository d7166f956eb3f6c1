"""Evaluation results: metrics, warnings and suggested remedies."""
