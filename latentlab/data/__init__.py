"""Images and datasets in: files to tensors and back."""
