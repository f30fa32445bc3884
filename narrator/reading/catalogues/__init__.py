"""A feed or an export of a whole site → one `Source` for each of its articles."""
