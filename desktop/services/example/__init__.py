"""The example administration, noun by noun; `services/example_data.py` puts it together."""
