#!/bin/sh
#SBATCH --job-name=mlgate
#SBATCH --array=1-4
#SBATCH --time=00:30:00
#SBATCH --output=mlgate-%A-%a.log
#
# Judges the commit at HEAD in as many parts as the array has tasks; each task writes its part to mlgate-parts:
#   shards=$(sbatch --parsable workflows/slurm-shards.sh)
#   sbatch --dependency=afterany:"${shards%;*}" --wait --wrap='mlgate merge mlgate-parts/*.json --output junit=mlgate.xml'
#
# A part that found something has done its work: the second job gives the verdict, and fails where a part is missing.
# 'afterok' would keep it waiting for ever then. Take away the parts of an earlier commit before.
set -eu

cd "${SLURM_SUBMIT_DIR:-.}"
mlgate check --commit HEAD --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --shard-file "mlgate-parts/$SLURM_ARRAY_TASK_ID.json"
