"""Who is who: the gazetteer, names in a text, phrases that mean somebody."""
