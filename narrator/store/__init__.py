"""What is kept between runs (clips, passages, covers, records of published articles), each thing placed whole."""
