"""What `validate` found, in each of its formats: for people, for programs, for CI."""
