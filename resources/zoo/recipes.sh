#!/bin/sh
# Train the bundled models again: sh resources/zoo/recipes.sh [path of latentlab [MODEL...]]; all of them, or
# those that are named. Some hours on one core, ten to forty minutes each. On a GPU where there is
# one. Everything else is fixed by hand, arithmetic and threads too.
# Another training of the same: ZOO_SEED=1, ZOO_STEPS=3000, ZOO_FLAGS='--penalty clip', and ZOO_OUT=FOLDER for
# what comes of it.
set -eu
latentlab=${1:-latentlab}
[ $# -eq 0 ] || shift
wanted=" $* "
out=${ZOO_OUT:-$(dirname "$0")}
runs=$(mktemp -d)
trap 'rm -r "$runs"' EXIT

train() { # family, name, steps, further flags
  family=$1 name=$2 steps=${ZOO_STEPS:-$3}
  shift 3
  case $wanted in "  " | *" $name "*) ;; *) return 0 ;; esac
  "$latentlab" train "$family" --steps "$steps" --threads 1 --precision bf16 --layout channels_last \
    --seed "${ZOO_SEED:-0}" --out "$runs/$name" "$@" ${ZOO_FLAGS:-}
  cp "$runs/$name/checkpoints/step-$steps/model.safetensors" "$out/$name.safetensors"
}

train vae vae-fashion 8000 --data fashion-mnist --width 96 --hidden 1024
train vib vib-fashion 6000 --data fashion-mnist --rate-weight 0.05 --rate-warmup 1500
train wgan wgan-gp-fashion 12000 --data fashion-mnist --penalty gp --n-critic 2 --lr 1e-3
train ogan ogan-fashion 24000 --data fashion-mnist --latent-dim 32 --correlation-weight 3 --instance-noise 0.4 \
  --encoder-depth 2 --modulated --code-scale 0.6 --lr 1e-3
train flow flow-fashion 12000 --data fashion-mnist --lr 3e-3 --mixing exp --factors 8
train glann glann-fashion 40000 --data fashion-mnist --codes-share 0.4 --lr 3e-3 --hidden 512
train vae vae-sprites 6000 --data sprites --batch-size 64 --latent-dim 16
