"""The Playground workspace: one page a piece of mathematics, each dragged about in a plane."""
