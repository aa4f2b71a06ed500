"""One step of every family as one would write it by hand, in plain torch: the same networks, the same losses.

Each function takes a config, batches, the images' labels and the device, and gives what makes one step (its
number in, its loss out) beside the network whose weights are averaged. They record, sample and save nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.bench.bare import Feed
from latentlab.measures.likelihood import bits_per_dim, dequantised
from latentlab.measures.pyramid import pyramid_distance
from latentlab.models import build
from latentlab.models.dcgan import DCCritic
from latentlab.models.ogan import average, correlation
from trainers.codes import match_codes, start_codes
from trainers.rows import RowAdam

IMAGE = {"channels": 1, "height": 28, "width": 28}
CLASSES = tuple(map(str, range(10)))

Step = Callable[[int], Tensor]
Made = tuple[Step, nn.Module]


def model_of(family: str, config: Any, device: str, **more: object) -> Any:
    """The network that the config describes, on the device."""
    from latentlab.models import model_class

    known = model_class(family).config_class.model_fields
    asked = {name: value for name, value in config.model_dump().items() if name in known}
    return placed(build(family, {**asked, "image": IMAGE, **more}), config, device)


def placed(network: Any, config: Any, device: str) -> Any:
    """On the device, in the memory layout of the variant."""
    last = config.layout == "channels_last"
    return network.to(device).to(memory_format=torch.channels_last) if last else network.to(device)


def adam(parameters: Any, lr: float, betas: tuple[float, float] = (0.9, 0.999), **more: Any) -> Any:
    """The fused one."""
    return torch.optim.Adam(list(parameters), lr=lr, betas=betas, fused=True, **more)


def casting(config: Any, device: str) -> Callable[[], AbstractContextManager[object]]:
    """The precision of forward passes."""
    kind = torch.device(device).type
    return lambda: torch.autocast(kind, torch.bfloat16, enabled=config.precision == "bf16")


def down(loss: Tensor, *optimisers: Any) -> Tensor:
    """One update."""
    for optimiser in optimisers:
        optimiser.zero_grad(set_to_none=True)
    loss.backward()
    for optimiser in optimisers:
        optimiser.step()
    return loss


def vib(config: Any, feed: Feed, labels: Tensor, device: str) -> Made:
    """Cross entropy, the rate, and the decoder's error on the frozen code."""
    model, cast = model_of("vib", config, device, predicts=CLASSES), casting(config, device)
    optimiser = adam(model.parameters(), config.lr)

    def step(index: int) -> Tensor:
        x, rows = feed()
        with cast():
            mean, std = model.posterior(x)
            z = mean + std * torch.randn_like(mean)
            logits, picture = model.logits(z), model.picture(z.detach())
        rate = (0.5 * (mean.square() + std.square() - 1.0) - std.log()).sum(1).mean()
        weight = config.rate_weight * min(1.0, (index + 1) / max(1, config.rate_warmup))
        recon = F.mse_loss(picture.float(), x)
        return down(F.cross_entropy(logits, labels[rows]) + weight * rate + recon, optimiser)

    return step, model


def wgan(config: Any, feed: Feed, labels: Tensor, device: str) -> Made:
    """Some updates of the critic under its gradient penalty, and one of the generator."""
    model, cast = model_of("wgan", config, device), casting(config, device)
    critic = placed(DCCritic(model.config.image, config.width), config, device)
    judging, drawing = (adam(net.parameters(), config.lr, (0.0, 0.9)) for net in (critic, model))

    def draw(count: int) -> Tensor:
        z = torch.randn(count, config.latent_dim, device=device)
        with cast():
            return model.generate(z).float()

    def judge(images: Tensor) -> Tensor:
        with cast():
            return critic(images).float().squeeze(1)

    def step(_: int) -> Tensor:
        for _ in range(config.critic_steps()):
            real, _ = feed()
            with torch.no_grad():
                fake = draw(len(real))
            on_real, on_fake = judge(torch.cat((real, fake))).chunk(2)
            points = torch.lerp(real, fake, torch.rand(len(real), 1, 1, 1, device=device)).requires_grad_()
            (slopes,) = torch.autograd.grad(judge(points).sum(), points, create_graph=True)
            penalty = ((slopes.flatten(1).square().sum(1) + 1e-9).sqrt() - 1.0).square().mean()
            loss = down(config.weight() * penalty - on_real.mean() + on_fake.mean(), judging)
        critic.requires_grad_(False)
        down(-judge(draw(config.batch_size)).mean(), drawing)
        critic.requires_grad_(True)
        return loss

    return step, model


def ogan(config: Any, feed: Feed, labels: Tensor, device: str) -> Made:
    """Both networks at once, from one pass through each."""
    model, cast = model_of("ogan", config, device), casting(config, device)
    optimiser = adam(model.parameters(), config.lr, (0.5, 0.99))

    def step(_: int) -> Tensor:
        x, _ = feed()
        z = torch.randn(len(x), config.latent_dim, device=device)
        with cast():
            fake = model.generate(z).float()
            on_real, on_fake = model.features(x), model.features(fake)
        rho, gap = correlation(z, on_fake).mean(), average(on_real) - average(on_fake)
        distance = (x - fake.detach()).square().flatten(1).mean(1).clamp(min=1e-6)
        loss = gap.mean() - config.correlation_weight * rho
        loss = loss + config.smoothness_weight * (gap.square() / distance).mean()
        drawn = average(on_fake).mean() - config.correlation_weight * rho
        optimiser.zero_grad(set_to_none=True)
        loss.backward(inputs=list(model.encoder.parameters()), retain_graph=True)
        drawn.backward(inputs=list(model.generator.parameters()))
        optimiser.step()
        return loss

    return step, model


def flow(config: Any, feed: Feed, labels: Tensor, device: str) -> Made:
    """Bits per dimension of dequantised images, the gradient clipped."""
    model, cast = model_of("flow", config, device), casting(config, device)
    first, _ = feed()
    model.initialise(dequantised(first, torch.rand_like(first)))
    optimiser = adam(model.parameters(), config.lr)

    def step(_: int) -> Tensor:
        x, _ = feed()
        with cast():
            log_prob = model.log_density(dequantised(x, torch.rand_like(x)))
        loss = bits_per_dim(log_prob, x[0].numel()).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), config.grad_clip)
        optimiser.step()
        return loss

    return step, model


def glann(config: Any, feed: Feed, labels: Tensor, device: str) -> Made:
    """Codes and generator by the pyramid distance, then noise that is mapped to the codes."""
    count = len(feed.images)
    model = model_of("glann", config, device, mapping=config.mapping_width, codes=count)
    start = start_codes(feed.images, config.latent_dim, torch.Generator().manual_seed(0))
    codes, noise = start.requires_grad_(), torch.zeros(count, config.noise_dim, device=device)
    drawing = adam(model.generator.parameters(), config.lr, (0.5, 0.999))
    moving = RowAdam([codes], config.codes_lr, (0.5, 0.999))
    mapping = adam(model.mapping.parameters(), config.mapping_lr, (0.5, 0.999), weight_decay=1e-5)
    first, epoch = round(config.codes_share * config.steps), count // feed.batch
    cast = casting(config, device)

    def learn_codes() -> Tensor:
        x, rows = feed()
        with cast():
            made = model.generate(F.embedding(rows, codes, sparse=True))
        loss = down(pyramid_distance(made.float(), x).mean(), drawing, moving)
        with torch.no_grad():
            codes[rows] = F.normalize(codes[rows], dim=1)
        return loss

    def learn_mapping(*, anew: bool) -> Tensor:
        _, rows = feed()
        if anew:
            model.eval()
            many = torch.randn(config.noises * count, config.noise_dim, device=device)
            noise.copy_(match_codes(model, codes.detach(), many)[0])
            model.train()
        with cast():
            reached = model.mapped(noise[rows])
        return down((reached.float() - codes[rows].detach()).square().sum(1).mean(), mapping)

    def step(index: int) -> Tensor:
        return learn_codes() if index < first else learn_mapping(anew=(index - first) % epoch == 0)

    return step, nn.ModuleList([model.generator, model.mapping])


STEPS: dict[str, Callable[[Any, Feed, Tensor, str], Made]] = {
    "vib": vib,
    "wgan": wgan,
    "ogan": ogan,
    "flow": flow,
    "glann": glann,
}
