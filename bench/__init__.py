"""What `make bench` measures, each figure beside a reference taken in the same run."""
