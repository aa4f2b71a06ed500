"""Words that nobody listed: found in plain text, held against a background, screened from seeds.

Text is streamed and counts spill to disk, so that a corpus may be larger than memory. Sources: the posts
kexue.fm 3913 (finder A), 6920 (finder B), 6540 (contrast and screening).
"""
