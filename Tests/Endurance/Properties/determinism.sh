# The same documents give the same bytes, whatever the locale, the time zone, the umask, the path, the order in which the files were made, the
# number of threads, and whether the cache is cold or warm. Compared is everything but run/, which carries times.
#
# short: the sample project; long: with 1,000 documents more.
project first
if [ "$form" = long ]; then "$documents" collection first/raw/more 1000 "$seed"; fi
(cd first && "$garner" run -q >/dev/null) || fail "the first run ended with $?"
expected=$(sum_of first/output)
variations=0

# `same "what" FOLDER [VARIABLE=VALUE…] [-- FLAG…]`: a run in a project's folder gives the bytes of the first.
same() {
    local what=$1 folder=$2 setting=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do setting+=("$1"); shift; done
    [ $# -eq 0 ] || shift
    (cd "$folder" && env "${setting[@]}" "$garner" run -q "$@" >/dev/null 2>"$work/stderr") || fail "$what: ended with $?: $(head -n 1 stderr)"
    [ "$(sum_of "$folder/output")" = "$expected" ] || fail "$what: other bytes"
    variations=$((variations + 1))
}
fresh() { rm -rf "$1"; mkdir -p "$(dirname "$1")"; cp -R first "$1"; rm -rf "$1/output" "$1/.garner"; }

for locale in C POSIX C.UTF-8 en_US.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 ja_JP.eucJP no-such-locale; do
    fresh p; same "LC_ALL=$locale" p LC_ALL="$locale" LANG="$locale" LANGUAGE="${locale%%.*}"
done
for zone in UTC America/St_Johns Asia/Kathmandu Pacific/Kiritimati no/such/zone; do fresh p; same "TZ=$zone" p TZ="$zone"; done
for mask in 000 022 077; do fresh p; umask "$mask"; same "umask $mask" p; umask 022; done
for path in "with blanks/and é" "$(printf 'd%.0s/' {1..40})end" "-x" "a'b\"c"; do fresh "./$path"; same "path $path" "./$path"; done
for threads in 1 2 3 4 5 6 7 8; do fresh p; same "--threads $threads" p -- --threads "$threads"; done

# files made in other orders, for file systems that list them so
for order in 'sort' 'sort -r' 'shuf --random-source=/dev/zero'; do
    command -v "${order%% *}" >/dev/null || continue
    rm -rf p; mkdir p; cp first/pipeline.yml p/
    (cd first && find raw -type f | LC_ALL=C $order) | while IFS= read -r file; do mkdir -p "p/${file%/*}"; cat "first/$file" > "p/$file"; done
    same "files made by $order" p
done
# every time of change the same, and none
fresh p; find p/raw -type f -exec touch -d 1970-01-01T00:00:00Z {} +; same "files of 1970" p

fresh p; same "cold" p
same "warm, nothing changed" p
rm -rf p/.garner; same "without .garner" p
cp first/raw/selank-compound-page.txt kept; printf '\nAnother line.\n' >> p/raw/selank-compound-page.txt
(cd p && "$garner" run -q >/dev/null 2>&1) || fail "the run over a changed document ended with $?"
[ "$(sum_of p/output)" != "$expected" ] || fail "a changed document changes nothing"
cat kept > p/raw/selank-compound-page.txt; same "warm, changed and changed back" p
ok "$variations variations, the same bytes"
