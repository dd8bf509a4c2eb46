#!/bin/sh
# Builds and runs one of the benchmarks with the heap the launcher gives: benchmarks/run.sh NationalScreening ARGUMENTS…
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
(cd "$home" && ./mvnw -q -B -Dpuente.fast -pl benchmarks -am package)
class=$1
shift
exec java -Xmx320m -XX:+UseSerialGC \
    -cp "$home/.puente/build/puente-benchmarks/classes:$home/.puente/build/puente-cli/lib/*" "org.puente.benchmarks.$class" "$@"
