"""Work off the GUI thread: decoding, tasks, training."""
