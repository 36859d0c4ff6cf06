# A run that is killed before any call that changes the disk leaves the old dataset or the new one, whole; the next run needs no hand and gives
# the bytes of a run that nobody disturbed, and leaves nothing behind.
#
# strace kills before the n-th call of a kind in a thread, so the points of a run are all calls of all its threads.
# short: 50 points, spread over the run; long: every one. Work falls to other threads in every run: where none comes to its n-th call, an
# earlier one is taken, so that the points are as many as promised, whatever the machine.
needs_strace
calls='?write,?pwrite64,?writev,?pwritev,?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat,?rmdir,?mkdir,?mkdirat,?fsync,?fdatasync,?syncfs'
calls+=',?ftruncate,?fallocate,?chmod,?fchmod,?utimensat,?copy_file_range,?sendfile'

# a dataset, then documents that changed, came and went
project before
(cd before && "$garner" run -q >/dev/null) || fail "the first run ended with $?"
old=$(sum_of before/output)
rm -rf before/.garner before/raw/one-peptide-or-many.txt
"$documents" collection more 3 "$seed" && cp more/0/* before/raw/
printf '\nThe last line came later, with 12 mg/kg in rats.\n' >> before/raw/selank-compound-page.txt

cp -a before undisturbed
(cd undisturbed && strace -f -qq -s 0 -o ../calls -e trace="$calls" "$garner" run -q >/dev/null) || fail "the undisturbed run ended with $?"
new=$(sum_of undisturbed/output)
[ "$old" != "$new" ] || fail "the two datasets are the same"
left=$(cd undisturbed/.garner && find . | LC_ALL=C sort)

# `12345 write(…` → `write 1`, `write 2` …: each the first time that some thread comes to it, in the order of the run
awk '$2 ~ /^[a-z0-9_]+\(/ { sub(/\(.*/, "", $2); n = ++count[$1 " " $2]; if (!seen[$2 " " n]++) print $2, n }' calls > points
all=$(wc -l < points)
wanted=$(either 50 "$all")
# spread over the run, but the last ten, where the datasets change places, all
awk -v all="$all" -v wanted="$wanted" '
    BEGIN { spread = wanted == all ? all : wanted - 10; early = all - wanted + spread }
    NR > early || int(NR * spread / early) > int((NR - 1) * spread / early)' points > chosen

# The points of one worker: `worker 0 of 2`.
worker() {
    local call n try status found place=$PWD
    awk -v w="$1" -v of="$3" 'NR % of == w' chosen | while read -r call n; do
        for try in 1 2 3 4 5; do
            rm -rf "point$1"; cp -a before "point$1"
            { cd "point$1" && strace -f -qq -o /dev/null -e trace="$call" -e inject="$call:signal=KILL:when=$n" "$garner" run -q; } >/dev/null 2>&1
            status=$?
            cd "$place" || return
            [ "$status" -eq 0 ] && [ "$n" -gt 1 ] && [ "$try" -lt 5 ] || break
            n=$((n - (n + 3) / 4))
        done
        cd "point$1" || return
        found=$(sum_of output)
        if [ "$found" = "$old" ]; then printf 'old '; elif [ "$found" = "$new" ]; then printf 'new '
        else fail "killed before $call $n: the dataset is neither the old nor the new one"; fi
        [ "$status" -eq 137 ] && printf 'killed\n' || { printf 'missed\n'; [ "$status" -eq 0 ] || fail "$call $n: status $status"; }
        "$garner" check output -q || fail "killed before $call $n: garner check"
        if command -v sqlite3 >/dev/null; then
            [ "$(sqlite3 output/dataset.sqlite 'PRAGMA integrity_check' 2>&1)" = ok ] || fail "killed before $call $n: integrity_check"
        fi
        "$garner" run -q >/dev/null 2>next || fail "after $call $n the next run ended with $?: $(head -n 1 next)"
        [ "$(sum_of output)" = "$new" ] || fail "after $call $n the next run gives other bytes"
        [ "$(cd .garner && find . ! -path './*.previous*' | LC_ALL=C sort)" = "$(printf '%s\n' "$left" | grep -v '^\./[^/]*\.previous')" ] \
            || fail "after $call $n the next run leaves: $(ls .garner | paste -sd' ' -)"
        cd ..
    done > "said$1"
}
worker 0 of 2 & worker 1 of 2 & wait
cat said0 said1 > said
killed=$(grep -c killed said)
[ "$killed" -ge $((wanted * 9 / 10)) ] || fail "only $killed of $wanted points were reached"
ok "killed at $killed of $all points; then $(grep -c 'old killed' said) times the old dataset, $(grep -c 'new killed' said) times the new one," \
    "each whole; the next run gave the undisturbed bytes each time ($(grep -c missed said) points were not reached)"
