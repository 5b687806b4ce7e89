"""When: date expressions and what they hang on."""
