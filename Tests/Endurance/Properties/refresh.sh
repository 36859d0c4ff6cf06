# A large collection: the first run, a refresh with nothing changed, a refresh with one document changed. States the times, and that of reading and
# hashing all files, which is the least that any refresh can take.
#
# short: 1,000 documents; long: 100,000. COUNT=n takes another number.
count=${COUNT:-$(either 1000 100000)}
"$documents" collection raw "$count" "$seed"
echo 'sources: ["raw/**/*"]' > pipeline.yml
timed() {
    local from
    from=$(now)
    "$@" >/dev/null 2>stderr || fail "$* ended with $?: $(head -n 1 stderr)"
    since "$from"
}
cold=$(timed "$garner" run -q)
peak=$(megabytes "$(field output peak_memory_bytes)")
first=$(sum_of output)
same=$(timed "$garner" run -q)
[ "$(sum_of output)" = "$first" ] || fail "a refresh with nothing changed gives other bytes"
printf '\nA line that was added, with 7 mg/kg in rats.\n' >> raw/0/0.txt
one=$(timed "$garner" run -q)
[ "$(sum_of output)" != "$first" ] || fail "a changed document changes nothing"
hash() { find raw -type f -print0 | xargs -0 -P "$(getconf _NPROCESSORS_ONLN)" -n 500 "$sums"; }
hashing=$(timed hash)
ok "$count documents: first run $cold s ($peak MB), nothing changed $same s, one changed $one s; reading and hashing the files $hashing s"
