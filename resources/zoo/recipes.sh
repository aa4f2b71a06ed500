#!/bin/sh
# Train the bundled models again: sh resources/zoo/recipes.sh [path of latentlab]. About 25 minutes on one core.
# On a GPU where there is one. Everything else is fixed by hand, arithmetic and threads too.
set -eu
latentlab=${1:-latentlab}
zoo=$(dirname "$0")
runs=$(mktemp -d)

train() { # name, steps, further flags
  name=$1 steps=$2
  shift 2
  "$latentlab" train vae --steps "$steps" --threads 1 --precision bf16 --layout channels_last --out "$runs/$name" "$@"
  cp "$runs/$name/checkpoints/step-$steps/model.safetensors" "$zoo/$name.safetensors"
}

train vae-fashion 12000 --data fashion-mnist --hidden 512
train vae-sprites 6000 --data sprites --batch-size 64 --latent-dim 16
rm -r "$runs"
