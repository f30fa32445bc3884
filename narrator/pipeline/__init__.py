"""What has to be done, doing only that, and writing it whole: plan, cache, workers, lock."""
