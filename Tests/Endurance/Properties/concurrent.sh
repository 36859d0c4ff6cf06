# Many runs of one project at once: one publishes, the others end with 75 within a second; who holds the output's folder open never sees a mix.
#
# Two collections take turns, so that every round publishes another dataset, while a loop enters the folder and compares every file with both.
# short: 2 at once, 5 rounds; long: 20 at once, 50 rounds.
runs=$(either 2 20)
rounds=$(either 5 50)
"$documents" collection a 150 "$seed"
"$documents" collection b 150 $((seed + 1))
mkdir project
cat > project/pipeline.yml <<'Y'
sources: ["raw/**/*"]
Y
files() { (cd "$1" && find . -path ./run -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 "$sums"); }
# the sums of both datasets, with the ids that a run over the other leaves
for which in a b a b; do
    rm -rf project/raw project/.garner; cp -R "$which" project/raw
    (cd project && "$garner" run -q --allow-removal >/dev/null 2>&1) || fail "the run over $which ended with $?"
    files project/output > "sums.$which"
done

# enters the folder as it is now, and reads on in it whatever is published meanwhile
reader() {
    until [ -e stop ]; do
        (cd project/output 2>/dev/null && files . 2>/dev/null) > seen
        if [ ! -s seen ]; then echo gone
        elif [ -z "$(LC_ALL=C comm -23 <(sort seen) <(sort sums.a))" ]; then cmp -s seen sums.a && echo a || echo a-gone
        elif [ -z "$(LC_ALL=C comm -23 <(sort seen) <(sort sums.b))" ]; then cmp -s seen sums.b && echo b || echo b-gone
        else echo mix; cp seen mix; fi
    done > reader
}
reader & reading=$!
slowest=0
for ((round = 1; round <= rounds; round++)); do
    if [ $((round % 2)) -eq 1 ]; then which=a; else which=b; fi
    rm -rf project/raw project/.garner; cp -R "$which" project/raw
    rm -f start; mkfifo start
    for ((i = 0; i < runs; i++)); do
        (
            cd project || exit
            read -r < ../start
            from=$(now)
            "$garner" run -q --allow-removal >/dev/null 2>&1
            printf '%s %s\n' $? $((($(now) - from) / 1000000))
        ) > "ended$i" &
        pids[i]=$!
    done
    sleep 0.2
    # all wait on the pipe; its closing lets all go
    exec 9>start; exec 9>&-
    wait "${pids[@]}"
    cat ended* > ended
    [ "$(grep -c '^0 ' ended)" -eq 1 ] || fail "round $round: $(grep -c '^0 ' ended) of $runs published"
    [ "$(grep -c '^75 ' ended)" -eq $((runs - 1)) ] || fail "round $round ended with $(cut -d' ' -f1 ended | sort | uniq -c | paste -sd, -)"
    late=$(awk '$1 == 75 && $2 > most { most = $2 } END { print most + 0 }' ended)
    [ "$late" -le "$slowest" ] || slowest=$late
    cmp -s <(files project/output) "sums.$which" || fail "round $round: other bytes than one run alone gives"
done
touch stop; wait "$reading"
[ "$slowest" -le 1000 ] || fail "a run that lost ended after $slowest ms"
! grep -q mix reader || fail "a reader saw files of two datasets"
[ "$(grep -cE '^[ab]$' reader)" -gt 0 ] || fail "no reader saw a whole dataset"
ok "$rounds rounds of $runs runs: one published each time, the others ended with 75 after $slowest ms at most;" \
    "$(grep -cE '^[ab]$' reader) readings saw one whole dataset, $(grep -c gone reader) met the folder's removal, none a mix"
