"""The mathematics one plays with: flows of a loss, GAN dynamics, transport, the invertible matrix.

Numbers in, numbers out: nothing here knows the window. numpy and scipy do the work; torch is imported only
where its optimisers are asked for by name.
"""
