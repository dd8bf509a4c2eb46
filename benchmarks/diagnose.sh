#!/bin/bash
# A whole `puente diagnose` of a nation by the catalogue, report and start of the JVM included:
#   benchmarks/diagnose.sh POP SCRATCH [ROUNDS]
# screens POP once by the 17 programmes of 2016, then prints a row a round: seconds, seconds of processor, peak memory in MB
# and the size of the report in MB. Needs GNU time.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd -P)
population=$1
scratch=$2
rounds=${3:-5}
mkdir -p "$scratch"
programmes=(opciones-productivas pfes-inaes empleo-temporal coinversion-social tres-por-uno-migrantes fonart
    el-campo-en-nuestras-manos pesa fappa promete proagro-productivo fomento-ganadero fondo-nacional-emprendedor pronafim
    proin procodes fomento-al-autoempleo)
chosen=()
for programme in "${programmes[@]}"; do
    chosen+=(--programme "$programme")
done
"$home/puente" screen --quiet --population "$population" --as-of 2016-08-31 --out "$scratch/run" --force "${chosen[@]}" \
    > "$scratch/screening.txt"
echo "| seconds | processor s | peak MB | report MB |"
echo "|---:|---:|---:|---:|"
for ((round = 0; round < rounds; round++)); do
    /usr/bin/time -f '%e %U %S %M' -o "$scratch/time" "$home/puente" diagnose "$scratch/run" --out "$scratch/diagnosis" --quiet \
        > /dev/null
    read -r seconds user system peak < "$scratch/time"
    size=$(stat -c %s "$scratch/diagnosis/report.html")
    awk -v s="$seconds" -v u="$user" -v y="$system" -v p="$peak" -v b="$size" \
        'BEGIN { printf "| %.2f | %.2f | %.0f | %.2f |\n", s, u + y, p / 1024, b / 1e6 }'
done
