"""Rules by layer at work: multipliers of the learning rate, frozen layers, gradients changed before a step.

The trick of Su 2019 (kexue.fm 6418), to write theta = c phi and to learn phi, is here as ``Scaled``: what the
multipliers are tested against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from functools import partial
from math import prod
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize
from torch.optim import Optimizer

from latentlab.errors import BadInput
from trainers.configs.rules import Rule, Transform
from trainers.optimisers import normals_like

_TINY = 1e-30


class Layers:
    """The parameters that optimisers move, by name, and the rules they obey.

    A parameter of the network "model" goes by its own name, one of another network by "critic.0.weight".
    Whoever calls ``optimiser.step()`` obeys: multipliers are groups of the optimiser, the rest is a hook of
    it. Without rules there is neither, and nothing is slower. Noise comes from ``generator``.
    """

    def __init__(
        self,
        networks: Mapping[str, nn.Module],
        optimisers: Mapping[str, Optimizer],
        generator: torch.Generator,
    ) -> None:
        self._optimisers = optimisers
        self._generator = generator
        self._whole: dict[str, list[dict[str, Any]]] = {}  # groups as the family made them, while parted
        self._hooks: list[Any] = []
        self._rules: tuple[Rule, ...] = ()
        self._watcher: Callable[[Optimizer], None] | None = None
        self._family: Callable[[Optimizer], None] | None = None
        moved = {p for optimiser in optimisers.values() for p in ordered(optimiser)}
        self.named: dict[Tensor, str] = {}
        for network_name, network in networks.items():
            prefix = "" if network_name == "model" else f"{network_name}."
            for name, parameter in network.named_parameters():
                if parameter in moved:
                    self.named.setdefault(parameter, prefix + name)

    @property
    def names(self) -> list[str]:
        """Names that patterns are held against."""
        return list(self.named.values())

    def check(self, rules: Iterable[Rule]) -> None:
        """Raise BadInput for a pattern that no name fits."""
        for rule in rules:
            if not any(fnmatchcase(name, rule.pattern) for name in self.names):
                raise BadInput(
                    "rules: no parameter has a name like {pattern}.",
                    "There are: {known}.",
                    pattern=rule.pattern,
                    known=", ".join(self._tops()),
                )

    def obey(self, rules: tuple[Rule, ...]) -> None:
        """From now on these rules hold, no others. Raises BadInput as ``check``, with nothing changed."""
        self.check(rules)
        self._rules = rules
        for name, groups in self._whole.items():
            self._optimisers[name].param_groups[:] = groups
        self._whole.clear()
        for name, optimiser in self._optimisers.items():
            if any(rule.lr != 1.0 for rule in rules):
                self._part(name, optimiser, rules)
        self._hook_all()

    def watch(self, watcher: Callable[[Optimizer], None]) -> None:
        """Tell this one of each optimiser that is about to move, before anything changes a gradient."""
        self._watcher = watcher
        self._hook_all()

    def prepare(self, change: Callable[[Optimizer], None]) -> None:
        """Let a family change the gradients of each optimiser that is about to move, before any rule does."""
        self._family = change
        self._hook_all()

    def set_learning_rate(self, rate: float) -> None:
        """Give every group its share of ``rate``."""
        for optimiser in self._optimisers.values():
            for group in optimiser.param_groups:
                group["lr"] = rate * group.get("lr_multiplier", 1.0)

    def _tops(self) -> list[str]:
        """Patterns that fit something, one for each first part of a name."""
        return list(dict.fromkeys(n.partition(".")[0] + (".*" if "." in n else "") for n in self.names))

    def _fitting(self, rules: tuple[Rule, ...], parameter: Tensor) -> list[Rule]:
        name = self.named.get(parameter, "")
        return [rule for rule in rules if name and fnmatchcase(name, rule.pattern)]

    def _part(self, name: str, optimiser: Optimizer, rules: tuple[Rule, ...]) -> None:
        """Part the groups by multiplier, each parameter keeping its place in the order of a checkpoint."""
        parted: dict[tuple[int, float], dict[str, Any]] = {}
        place = 0
        for number, group in enumerate(optimiser.param_groups):
            for parameter in group["params"]:
                factor = prod(rule.lr for rule in self._fitting(rules, parameter))
                rate = group.get("lr_multiplier", 1.0) * factor
                part = parted.setdefault(
                    (number, rate), {**group, "params": [], "places": [], "lr_multiplier": rate}
                )
                part["params"].append(parameter)
                part["places"].append(place)
                place += 1
        self._whole[name] = list(optimiser.param_groups)
        optimiser.param_groups[:] = parted.values()

    def _hook_all(self) -> None:
        for hook in self._hooks:
            hook.remove()
        self._hooks.clear()
        for optimiser in self._optimisers.values():
            for heard in (self._watcher, self._family):
                if heard is not None:
                    self._hooks.append(optimiser.register_step_pre_hook(partial(_tell, heard)))
            self._hook(optimiser, self._rules)

    def _hook(self, optimiser: Optimizer, rules: tuple[Rule, ...]) -> None:
        """Let the optimiser change gradients before its steps, if any rule asks for that."""
        parameters = ordered(optimiser)
        frozen = [p for p in parameters if any(rule.freeze for rule in self._fitting(rules, p))]
        changes = []
        for rule in rules:
            fitting = [p for p in parameters if self._fitting((rule,), p)]
            changes += [(transform, fitting) for transform in rule.transforms if fitting]
        if frozen or changes:
            hook = partial(_before_step, frozen, changes, self._generator)
            self._hooks.append(optimiser.register_step_pre_hook(hook))


def ordered(optimiser: Optimizer) -> list[Tensor]:
    """An optimiser's parameters in the order the family gave them, whatever rules made of its groups."""
    groups = optimiser.param_groups
    parameters = [parameter for group in groups for parameter in group["params"]]
    places = [place for group in groups for place in group.get("places", ())]
    if not places:
        return parameters
    return [parameters[index] for index in sorted(range(len(places)), key=places.__getitem__)]


def _tell(heard: Callable[[Optimizer], None], optimiser: Optimizer, args: Any, kwargs: Any) -> None:
    heard(optimiser)


@torch.no_grad()
def _before_step(
    frozen: list[Tensor],
    changes: list[tuple[Transform, list[Tensor]]],
    generator: torch.Generator,
    optimiser: Optimizer,
    args: Any,
    kwargs: Any,
) -> None:
    for parameter in frozen:  # what has no gradient, no optimiser touches: bit for bit
        parameter.grad = None
    for transform, parameters in changes:
        found = [p.grad for p in parameters if p.grad is not None]
        gradients = [g._values() if g.is_sparse else g for g in found]  # of a sparse one, the rows it has
        if gradients:
            TRANSFORMS[transform.kind](gradients, transform.amount, generator)


# -- what a rule can do to gradients, in place ----------------------------------------------------------


def zero(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """All become 0: unlike frozen ones, such parameters still follow their momentum."""
    torch._foreach_zero_(gradients)


def clip(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """Each value within +-amount."""
    torch._foreach_clamp_min_(gradients, -amount)
    torch._foreach_clamp_max_(gradients, amount)


def clip_layer(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """Each gradient's length at most ``amount``, its direction kept."""
    _shorten(gradients, torch.stack(torch._foreach_norm(gradients)), amount)


def clip_l1(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """Each gradient's sum of absolute values at most ``amount``, its direction kept."""
    _shorten(gradients, torch.stack(torch._foreach_norm(gradients, 1)), amount)


def clip_global(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """The length of all gradients as one vector at most ``amount``, its direction kept."""
    norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients)))
    torch._foreach_mul_(gradients, (amount / norm.clamp(min=_TINY)).clamp(max=1.0))


def sign(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """Each value's sign."""
    torch._foreach_sign_(gradients)


def noise(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """Normal noise of standard deviation ``amount`` added."""
    torch._foreach_add_(gradients, normals_like(gradients, generator), alpha=amount)


def centralise(gradients: list[Tensor], amount: float, generator: torch.Generator) -> None:
    """The mean over each output's weights subtracted; biases and scales stay (Yong et al. 2020)."""
    for gradient in gradients:
        if gradient.dim() > 1:
            gradient.sub_(gradient.mean(dim=tuple(range(1, gradient.dim())), keepdim=True))


def _shorten(gradients: list[Tensor], norms: Tensor, bound: float) -> None:
    factors = (bound / norms.clamp(min=_TINY)).clamp(max=1.0)
    torch._foreach_mul_(gradients, list(factors.unbind()))


TRANSFORMS: dict[str, Callable[[list[Tensor], float, torch.Generator], None]] = {
    "zero": zero,
    "clip": clip,
    "clip_layer": clip_layer,
    "clip_l1": clip_l1,
    "clip_global": clip_global,
    "sign": sign,
    "noise": noise,
    "centralise": centralise,
}


# -- the same by writing theta = c phi ------------------------------------------------------------------


class Scaled(nn.Module):
    """theta = c phi: for SGD, with momentum too, c^2 times the learning rate; for Adam and RMSprop c times.

    Exactly so for Adam if its eps is c times as large too, for RMSprop if eps under the root is c^2 times.
    """

    def __init__(self, c: float) -> None:
        super().__init__()
        self.c = c

    def forward(self, phi: Tensor) -> Tensor:
        """Theta of phi, of any shape."""
        return self.c * phi

    def right_inverse(self, theta: Tensor) -> Tensor:
        """Phi of theta."""
        return theta / self.c


def scale(module: nn.Module, name: str, c: float) -> None:
    """Write the parameter ``name`` of a module as c phi; what the module computes stays as it is."""
    parametrize.register_parametrization(module, name, Scaled(c))
