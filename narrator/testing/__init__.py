"""What third parties test their own parts with."""
