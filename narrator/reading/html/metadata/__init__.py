"""A page's tree → what the page says of itself: title, author, dates, language, site, picture."""
