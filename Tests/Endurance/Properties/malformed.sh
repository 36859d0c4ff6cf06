# Broken documents: each is read or quarantined with a reason; no trap, no document over 5 s, no run over 512 MB; the dataset keeps its promises.
#
# They are run in batches of 100. A batch that ends otherwise is halved until the documents are found that do it; so is one that takes over 5 s,
# where it is the sum of its documents unless one takes so long by itself.
# short: 2,000 documents; long: 100,000. FIRST=n starts at the n-th.
count=$(either 2000 100000)
first=${FIRST:-0}

# Runs the documents of a folder and leaves in `what` what is wrong, in `took` the milliseconds, in `peak` the memory in bytes.
# `try FOLDER LIST`, the list of lines `id, tab, name`.
try() {
    local status from
    what="" peak=0
    rm -rf out
    from=$(now)
    (ulimit -v 8388608 2>/dev/null; exec timeout 120 "$garner" run --raw "$1" --output out --writers csv,sqlite -q) >/dev/null 2>stderr
    status=$?
    took=$((($(now) - from) / 1000000))
    case $status in 0|3) ;; *) what="status $status: $(head -n 1 stderr)"; return ;; esac
    peak=$(field out peak_memory_bytes)
    [ "$(megabytes "$peak")" -le 512 ] || { what="peak memory of $(megabytes "$peak") MB"; return; }
    missing=$(LC_ALL=C comm -23 <(cut -f1 "$2" | LC_ALL=C sort) \
        <({ cut -d, -f1 out/csv/documents.csv; awk -F, '$1 == "error" { print $3 }' out/csv/diagnostics.csv; } | LC_ALL=C sort -u) | head -n 3)
    [ -z "$missing" ] || { what="neither read nor quarantined: $(paste -sd' ' - <<< "$missing")"; return; }
    timeout 120 "$garner" check out > checked 2>&1 || what="garner check ended with $?: $(head -n 1 checked)"
}

# Finds which documents of a batch do it: `examine FOLDER LIST DEPTH`; what is found is kept in culprits/.
examine() {
    local lines half part why=$what
    lines=$(wc -l < "$2")
    if [ "$lines" -eq 1 ]; then
        mkdir -p culprits; cp "$1/$(cut -f2 "$2")" culprits/
        fail "$(cut -f1 "$2"): ${what:-took $took ms}"
        return
    fi
    half=$(((lines + 1) / 2))
    head -n "$half" "$2" > "list$3a"; tail -n +$((half + 1)) "$2" > "list$3b"
    local found=no
    for part in a b; do
        mkdir "half$3$part"
        cut -f2 "list$3$part" | while IFS= read -r document; do cp "$1/$document" "half$3$part/"; done
        try "half$3$part" "list$3$part"
        if [ -n "$what" ] || [ "$took" -gt 5000 ]; then found=yes; examine "half$3$part" "list$3$part" $(($3 + 1)); fi
        rm -rf "half$3$part"
    done
    [ "$found" = yes ] || [ -z "$why" ] || { cp -R "$1" "together$3"; fail "only together, in together$3: $why"; }
}

documents_read=0 highest=0 longest=0
for ((from = first; from < count; from += 100)); do
    rm -rf batch; "$documents" malformed batch list "$from" 100 "$seed" "$here/raw"
    try batch list
    [ "$peak" -le "$highest" ] || highest=$peak
    [ "$took" -le "$longest" ] || longest=$took
    if [ -z "$what" ]; then documents_read=$((documents_read + $(wc -l < out/csv/documents.csv) - 1)); fi
    if [ -n "$what" ] || [ "$took" -gt 5000 ]; then examine batch list 0; fi
    [ "$(cat "$work/failures" 2>/dev/null | wc -l)" -lt 20 ] || { fail "and so on: stopped at $from"; break; }
done
ok "$((count - first)) documents, $documents_read read and the others quarantined with a reason; $(megabytes "$highest") MB at most;" \
    "the longest run of 100 took $longest ms; every dataset passed garner check"
