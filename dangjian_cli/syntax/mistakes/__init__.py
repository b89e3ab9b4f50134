"""Detectors of typing mistakes, by family. Each finding has a variant of its own, and each variant its own sentence."""
