# One large document: at most 512 MB of memory; states the time.
#
# short: 100 MB; long: 1 GB, with limits: document-size raised.
size=$(either 100000000 1000000000)
mkdir raw
"$documents" large raw/large.txt "$size" "$seed"
cat > pipeline.yml <<'Y'
sources: ["raw/**/*.txt"]
limits: {document-size: 2 GB}
Y
from=$(now)
timeout "$(either 900 7200)" "$garner" run -q --writers csv >/dev/null 2>stderr
status=$?
took=$(since "$from")
peak=$(megabytes "$(field output peak_memory_bytes 2>/dev/null)")
[ "$status" -eq 0 ] || fail "ended with $status after $took s: $(head -n 1 stderr)"
[ "$peak" -le 512 ] || fail "peak memory of $peak MB; $took s"
ok "$((size / 1000000)) MB in $took s with $peak MB of memory"
