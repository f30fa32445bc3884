"""Numbers, dates, times, money and measurements of a language, by CLDR, num2words and one small file of its own."""
