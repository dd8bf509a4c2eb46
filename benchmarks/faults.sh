#!/bin/sh
# What becomes of a screening, an import and a nation in the making when the machine fails: kill -9, signals, a full disk,
# a disk that may not be written. Prints a table of what was tried and seen. By hand, and as root: it mounts small disks.
#
#   benchmarks/faults.sh [NATION] [SURVEY] [TIMES]
#
# NATION is a population of more than 500,000 households, so that it is screened in several ranges (default: generated).
# SURVEY holds enigh2016/ and the territory folders (default: imports are left out). TIMES: kills of a screening (20).
set -u

home=$(cd "$(dirname "$0")/.." && pwd -P)
puente=$home/puente
nation=${1:-}
survey=${2:-}
times=${3:-20}
work=$(mktemp -d "${TMPDIR:-/tmp}/puente-faults.XXXXXX")
disk=$work/disk
mkdir "$disk"
failures=0
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT

now() { date +%s.%N; }
row() { printf '| %s | %s | %s |\n' "$1" "$2" "$3"; }
told() { tr '\n' ' ' <"$work/err" | sed -e "s#$work/##g" -e 's/|/\\|/g' -e 's/  */ /g' -e 's/ $//'; }
verdict() { if "$@"; then printf yes; else printf NO; fi; }

# expect WHAT CODE CONDITION…: one row; counts a failure where the code or the condition is another.
expect() {
    what=$1 wanted=$2
    shift 2
    if [ "$code" = "$wanted" ] && "$@"; then held=yes; else held=NO failures=$((failures + 1)); fi
    row "$what" "exit $code, “$(told)”" "$held"
}
run() { "$puente" "$@" >"$work/out" 2>"$work/err"; code=$?; }
screen() { run screen --population "$1" --as-of 2016-08-31 --out "$2" --quiet --json ${3:-}; }
absent() { for file; do [ ! -e "$file" ] || return 1; done; }

# The same counts (but the seconds they took) and, table by table, the same rows as the run that nothing disturbed. Rows
# are compared as sets: threads may write the groups of rows of one table in another order.
same() {
    sed '/"seconds"/d' "$1/summary.json" >"$work/these" && sed '/"seconds"/d' "$work/whole/summary.json" >"$work/those" &&
        cmp -s "$work/these" "$work/those" && same_tables "$1/verdicts" "$work/whole/verdicts"
}

cat >"$work/SameTables.java" <<'JAVA'
import java.io.File;
import java.sql.*;
import java.util.*;

class SameTables {
    public static void main(String[] args) throws Exception {
        if (!Arrays.equals(names(args[0]), names(args[1]))) System.exit(1);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String name : names(args[0])) {
                String a = "SELECT * FROM '" + args[0] + "/" + name + "'", b = "SELECT * FROM '" + args[1] + "/" + name + "'";
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM ((" + a + " EXCEPT ALL " + b
                        + ") UNION ALL (" + b + " EXCEPT ALL " + a + "))");
                rows.next();
                if (rows.getLong(1) != 0) System.exit(1);
            }
        }
    }

    private static String[] names(String folder) {
        String[] names = new File(folder).list();
        Arrays.sort(names);
        return names;
    }
}
JAVA

same_tables() {
    lib=$home/.puente/$(cat "$home/.puente/current")/lib
    java -Djava.library.path="$lib" -cp "$(echo "$lib"/duckdb_jdbc-*.jar)" "$work/SameTables.java" "$1" "$2" 2>/dev/null
}

small_disk() { umount "$disk" 2>/dev/null; mount -t tmpfs -o "size=$1" tmpfs "$disk"; }

# A random moment of what takes $1 seconds.
moment() { awk -v most="$1" -v seed="$(od -An -N4 -tu4 /dev/urandom)" 'BEGIN { srand(seed); printf "%.2f", 0.3 + rand() * most }'; }

"$puente" --version >/dev/null || exit 3
if [ -z "$nation" ]; then
    nation=$work/nation
    "$puente" generate --households 1100000 --seed 7 --out "$nation" --quiet >/dev/null || exit 3
fi

printf '| tried | seen | as it should be |\n|---|---|---|\n'

start=$(now)
screen "$nation" "$work/whole"
seconds=$(awk -v a="$start" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }')
[ "$code" = 0 ] || { cat "$work/err"; exit 3; }
ranges=$(find "$work/whole/verdicts" -name 'household-*.parquet' | wc -l)
row "screen, undisturbed" "$seconds s, $ranges ranges" yes

# ---------------------------------------------------------------- killed
cut=0 resumed=0 finished=0
i=0
while [ $i -lt "$times" ]; do
    i=$((i + 1))
    rm -rf "$work/killed"
    "$puente" screen --population "$nation" --as-of 2016-08-31 --out "$work/killed" --quiet >/dev/null 2>&1 &
    process=$!
    sleep "$(moment "$seconds")"
    kill -9 $process 2>/dev/null
    wait $process 2>/dev/null
    if [ -e "$work/killed/summary.json" ]; then finished=$((finished + 1)); else cut=$((cut + 1)); fi
    screen "$nation" "$work/killed" --resume
    if [ "$code" = 0 ] && same "$work/killed"; then resumed=$((resumed + 1)); fi
done
[ $resumed = "$times" ] || failures=$((failures + 1))
row "kill -9 of screen at $times random moments, then --resume" \
    "$cut without a summary, $finished had just ended; $resumed of $times end with the undisturbed run's counts and rows" \
    "$(verdict [ $resumed = "$times" ])"

for signal in TERM INT; do
    # A shell's background jobs ignore SIGINT; env gives the default back.
    env --default-signal=INT "$puente" screen --population "$nation" --as-of 2016-08-31 --out "$work/$signal" --quiet >/dev/null 2>"$work/err" &
    process=$!
    sleep "$(awk -v s="$seconds" 'BEGIN { print s / 2 }')"
    kill -$signal $process
    wait $process
    code=$?
    [ $signal = TERM ] && wanted=143 || wanted=130
    expect "SIG$signal half-way through screen" $wanted absent "$work/$signal/summary.json"
    screen "$nation" "$work/$signal" --resume
    expect "… then screen --resume" 0 same "$work/$signal"
done

# ---------------------------------------------------------------- disks
small_disk 4m
screen "$nation" "$disk/run"
expect "screen onto a disk of 4 MB" 3 absent "$disk/run/summary.json"
mount -o remount,size=200m "$disk"
screen "$nation" "$disk/run" --resume
expect "… the disk grown, then --resume" 0 same "$disk/run"

small_disk 4m
run generate --households 200000 --out "$disk/nation" --quiet
expect "generate onto a disk of 4 MB" 3 absent "$disk/nation"
mount -o remount,size=200m "$disk"
run generate --households 20000 --out "$disk/nation" --quiet
expect "… the disk grown, then again" 0 test -e "$disk/nation/population.yaml"

small_disk 4m
mount -o remount,ro "$disk"
screen "$nation" "$disk/run"
expect "screen onto a read-only disk" 3 absent "$disk/run"
run generate --households 1000 --out "$disk/nation" --quiet
expect "generate onto a read-only disk" 3 absent "$disk/nation"
umount "$disk"
mount --bind "$nation" "$disk" && mount -o remount,bind,ro "$disk"
screen "$disk" "$work/from-read-only"
expect "screen a population that may only be read" 0 same "$work/from-read-only"
umount "$disk"

# ---------------------------------------------------------------- what makes populations
killed_generate=0
for part in 1 2 3 4 5; do
    rm -rf "$work/made"
    "$puente" generate --households 200000 --out "$work/made" --quiet >/dev/null 2>&1 &
    process=$!
    sleep "$(moment 8)"
    kill -9 $process 2>/dev/null
    wait $process 2>/dev/null
    if [ ! -e "$work/made" ] || [ -e "$work/made/population.yaml" ]; then killed_generate=$((killed_generate + 1)); fi
done
code=0; : >"$work/err"
expect "kill -9 of generate at 5 random moments: no population, or a whole one ($killed_generate of 5)" 0 [ $killed_generate = 5 ]
rm -rf "$work/made"
run generate --households 20000 --out "$work/made" --quiet
expect "… then again" 0 test -e "$work/made/population.yaml"

if [ -n "$survey" ]; then
    killed_import=0
    for part in 1 2 3 4 5; do
        rm -rf "$work/imported"
        "$puente" import enigh2016 "$survey" --out "$work/imported" --quiet >/dev/null 2>&1 &
        process=$!
        sleep "$(moment 6)"
        kill -9 $process 2>/dev/null
        wait $process 2>/dev/null
        if [ ! -e "$work/imported" ] || [ -e "$work/imported/population.yaml" ]; then killed_import=$((killed_import + 1)); fi
    done
    code=0; : >"$work/err"
    expect "kill -9 of import at 5 random moments: no population, or a whole one ($killed_import of 5)" 0 [ $killed_import = 5 ]
    rm -rf "$work/imported"
    run import enigh2016 "$survey" --out "$work/imported" --quiet
    expect "… then again" 0 test -e "$work/imported/population.yaml"
    small_disk 4m
    run import enigh2016 "$survey" --out "$disk/survey" --quiet
    expect "import onto a disk of 4 MB" 3 absent "$disk/survey"
    mount -o remount,ro "$disk"
    run import enigh2016 "$survey" --out "$disk/survey" --quiet
    expect "import onto a read-only disk" 3 absent "$disk/survey"
fi

echo
echo "$failures of these are not as they should be."
[ $failures = 0 ]
