"""Optimisers as numerical schemes of flows of the loss L (Su 2018-2020, kexue.fm 5655, 6234, 6261).

``lr`` is the step of time gamma in all of them, and all parameters together are the one point theta that
flows. Updates are a few kernels over all tensors at once and never wait for the device. What is random comes
from a generator that the caller saves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from trainers.configs.base import TrainConfig

Closure = Callable[[], Any]


def build(
    config: TrainConfig,
    parameters: list[nn.Parameter],
    generator: torch.Generator,
    betas: tuple[float, float] = (0.9, 0.999),
) -> Optimizer:
    """The optimiser that the config names; ``betas`` are Adam's. Langevin draws from ``generator``."""
    lr = config.lr
    fused = all(parameter.device.type in ("cuda", "cpu") for parameter in parameters)
    makers: dict[str, Callable[[], Optimizer]] = {
        # One kernel per update instead of a dozen per tensor.
        "adam": lambda: torch.optim.Adam(parameters, lr=lr, betas=betas, fused=fused),
        "euler": lambda: torch.optim.SGD(parameters, lr=lr),
        "leapfrog": lambda: Leapfrog(parameters, lr, config.friction),
        "polyak": lambda: ClippedPolyak(parameters, lr, config.polyak_bound, config.polyak_floor),
        "rmsprop": lambda: RMSprop(parameters, lr),
        "scalar-rmsprop": lambda: RMSprop(parameters, lr, scalar=True),
        "langevin": lambda: Langevin(parameters, lr, config.langevin_noise, generator),
    }
    return makers[config.optimiser]()


class Flow(Optimizer):
    """What the schemes share: a closure, and the parameters that have gradients."""

    def step(self, closure: Closure | None = None) -> Any:
        """One step of time; with a closure its value is returned."""
        value = None
        if closure is not None:
            with torch.enable_grad():
                value = closure()
        with torch.no_grad():
            self.move(value)
        return value

    def move(self, loss: Any) -> None:
        """Move all parameters by one step; ``loss`` is what the closure said."""
        raise NotImplementedError

    def _moving(self) -> list[tuple[dict[str, Any], list[Tensor], list[Tensor]]]:
        """Each group with those of its parameters that have gradients, and these."""
        found = []
        for group in self.param_groups:
            parameters = [p for p in group["params"] if p.grad is not None]
            if parameters:
                found.append((group, parameters, [p.grad for p in parameters]))
        return found


class Leapfrog(Flow):
    """theta'' + friction theta' = -grad L from rest: momentum as a scheme of second order.

    v' = b v - a g, theta' = theta + v' with b = (1 - friction gamma/2) / (1 + friction gamma/2) and
    a = gamma^2 / (1 + friction gamma/2). Kept is v / gamma, so that a schedule may change gamma on the way.
    """

    def __init__(self, params: Iterable[Any], lr: float, friction: float = 1.0) -> None:
        super().__init__(params, {"lr": lr, "friction": friction})

    def move(self, loss: Any) -> None:
        """One step of time."""
        for group, parameters, gradients in self._moving():
            gamma, half = group["lr"], group["friction"] * group["lr"] / 2
            pairs = list(zip(parameters, gradients, strict=True))
            old = [(p, g) for p, g in pairs if self.state[p]]
            new = [(p, g) for p, g in pairs if not self.state[p]]
            if old:
                velocities = [self.state[p]["velocity"] for p, _ in old]
                torch._foreach_mul_(velocities, (1 - half) / (1 + half))
                torch._foreach_add_(velocities, [g for _, g in old], alpha=-gamma / (1 + half))
            if new:
                # Half a kick: by symmetry theta(-gamma) = theta(gamma), and a whole one is of first order.
                kicks = torch._foreach_mul([g for _, g in new], -gamma / 2)
                for (parameter, _), kick in zip(new, kicks, strict=True):
                    self.state[parameter]["velocity"] = kick
            torch._foreach_add_(parameters, [self.state[p]["velocity"] for p in parameters], alpha=gamma)


class ClippedPolyak(Flow):
    """theta' = -(g/|g|) L min(1/|g|, bound): L falls like exp(-t), and where g dies it still moves.

    ``floor`` is the least value the loss can have: L counts from there, and at or below it nothing moves.
    The loss comes from the closure, or ``step(loss=...)`` is told it (0-d, at the point of the gradients).
    """

    def __init__(self, params: Iterable[Any], lr: float, bound: float = 1000.0, floor: float = 0.0) -> None:
        super().__init__(params, {"lr": lr})
        self.bound, self.floor = bound, floor

    def step(self, closure: Closure | None = None, *, loss: Tensor | None = None) -> Any:
        """One step of time. Raises ValueError where nobody says what the loss is."""
        if closure is not None:
            return super().step(closure)
        if loss is None:
            raise ValueError("clipped Polyak needs the loss: give a closure, or step(loss=...)")
        with torch.no_grad():
            self.move(loss)
        return loss

    def move(self, loss: Any) -> None:
        """One step of time."""
        moving = self._moving()
        if not moving:
            return
        norm = _norm([g for _, _, gradients in moving for g in gradients])
        above = torch.as_tensor(loss, device=norm.device).detach().to(norm.dtype) - self.floor
        factor = polyak_factor(above.clamp(min=0), norm, self.bound)
        for group, parameters, gradients in moving:
            torch._foreach_add_(parameters, torch._foreach_mul(gradients, factor), alpha=-group["lr"])


def polyak_factor(loss: Tensor, norm: Tensor, bound: float) -> Tensor:
    """What multiplies the gradient in clipped Polyak: L/|g| min(1/|g|, bound), of any shape; 0 where g is."""
    norm = norm.clamp(min=torch.finfo(norm.dtype).tiny ** 0.5)
    return loss / norm * (1.0 / norm).clamp(max=bound)


class RMSprop(Flow):
    """Euler's scheme whose step is lr / sqrt(G + eps) with G <- rho G + (1 - rho) g^2: its error's control.

    ``scalar`` takes |g|^2 for g^2: one step for the whole point, which then goes along the gradient.
    """

    def __init__(
        self,
        params: Iterable[Any],
        lr: float,
        rho: float = 0.99,
        eps: float = 1e-8,
        *,
        scalar: bool = False,
    ) -> None:
        super().__init__(params, {"lr": lr, "rho": rho, "eps": eps})
        self.scalar = scalar

    def move(self, loss: Any) -> None:
        """One step of time."""
        moving = self._moving()
        if self.scalar and moving:
            self._move_together(moving)
            return
        for group, parameters, gradients in moving:
            for parameter in parameters:
                if not self.state[parameter]:
                    self.state[parameter]["mean_square"] = torch.zeros_like(parameter)
            squares = [self.state[p]["mean_square"] for p in parameters]
            torch._foreach_mul_(squares, group["rho"])
            torch._foreach_addcmul_(squares, gradients, gradients, value=1 - group["rho"])
            roots = torch._foreach_add(squares, group["eps"])
            torch._foreach_sqrt_(roots)
            torch._foreach_addcdiv_(parameters, gradients, roots, value=-group["lr"])

    def _move_together(self, moving: list[tuple[dict[str, Any], list[Tensor], list[Tensor]]]) -> None:
        norm = _norm([g for _, _, gradients in moving for g in gradients])
        known = [self.state[p]["mean_square"] for _, ps, _ in moving for p in ps if self.state[p]]
        rho, eps = moving[0][0]["rho"], moving[0][0]["eps"]
        square = rho * (known[0] if known else torch.zeros_like(norm)) + (1 - rho) * norm.square()
        factor = (square + eps).rsqrt()
        for group, parameters, gradients in moving:
            for parameter in parameters:  # each has it, so that a checkpoint finds it whatever comes first
                self.state[parameter]["mean_square"] = square
            torch._foreach_add_(parameters, torch._foreach_mul(gradients, factor), alpha=-group["lr"])


class Langevin(Flow):
    """d theta = -grad L dt + noise dW by Euler and Maruyama; its stationary law is exp(-2 L / noise^2)."""

    def __init__(
        self, params: Iterable[Any], lr: float, noise: float, generator: torch.Generator | None = None
    ) -> None:
        super().__init__(params, {"lr": lr, "noise": noise})
        self.generator = generator

    def move(self, loss: Any) -> None:
        """One step of time."""
        for group, parameters, gradients in self._moving():
            torch._foreach_add_(parameters, gradients, alpha=-group["lr"])
            jolts = normals_like(parameters, self.generator)
            torch._foreach_add_(parameters, jolts, alpha=group["noise"] * math.sqrt(group["lr"]))


def normals_like(tensors: list[Tensor], generator: torch.Generator | None) -> list[Tensor]:
    """Standard normal numbers in the shapes of these tensors, drawn at once."""
    first, sizes = tensors[0], [tensor.numel() for tensor in tensors]
    drawn = torch.randn(sum(sizes), generator=generator, device=first.device, dtype=first.dtype)
    return [part.view_as(tensor) for part, tensor in zip(drawn.split(sizes), tensors, strict=True)]


def _norm(tensors: list[Tensor]) -> Tensor:
    """The length of all of them as one vector, 0-d."""
    norm: Tensor = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(tensors)))
    return norm
