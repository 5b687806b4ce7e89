"""Who is said to hold or gain leverage, strength, resolve."""
