"""Written German, French and Spanish → spoken: numbers, money, dates, times and units by one set of rules."""
