"""Models on a hub: finds a model's files in a repository, and downloads them completely or not at all."""
