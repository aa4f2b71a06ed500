"""What can be turned in each playground: sliders, flags and tooltips come from these declarations."""

from __future__ import annotations

from typing import Literal

from latentlab.knobs import knob
from latentlab.spec import Frozen


class DescentKnobs(Frozen):
    """Of rules that walk down a loss."""

    step: float = knob(
        0.0, "step of time (gamma); 0 takes one that suits the loss", zero="automatic", ge=0, le=1.0
    )
    steps: int = knob(500, "steps that every rule takes", ge=1, le=100_000)
    friction: float = knob(1.0, "friction of momentum (lambda)", ge=0, le=100.0)
    noise: float = knob(0.5, "noise of Langevin's rule per square root of time (s)", ge=0, le=10.0)
    bound: float = knob(1000.0, "largest inverse length of the gradient in clipped Polyak (M)", gt=0, le=1e6)
    rho: float = knob(0.99, "decay of RMSprop's mean square", ge=0, lt=1)


class DiracKnobs(Frozen):
    """Of GANs of one point."""

    weight: float = knob(
        0.0, "weight of the penalty (lambda); 0 takes the post's", zero="the post's", ge=0, le=100.0
    )
    decay: float = knob(0.0, "weight decay of the discriminator; the post has 0.1", ge=0, le=10.0)
    memory: float = knob(5.0, "time over which theta is averaged", gt=0, le=1000.0)
    time: float = knob(0.0, "how long it is followed; 0 takes the post's", zero="the post's", ge=0, le=1000.0)


class TransportKnobs(Frozen):
    """Of two clouds."""

    cost: Literal["distance", "squared"] = knob(
        "distance", "what it costs to move a point: |x - y|, or its square"
    )
    epsilon: float = knob(0.05, "blur of Sinkhorn's plan, in units of the mean cost", gt=0, le=10.0)
