"""What happened, what is planned, who met whom."""
