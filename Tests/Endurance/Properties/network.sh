# No connection, and no attempt at one: not one system call of the network in any command.
needs_strace
project p; cd p || exit
watched() { strace -f -qq -e trace=network -o "$work/calls.$1" "$garner" "$@" >/dev/null 2>&1 < /dev/null; status=$?; [ "$status" -le 3 ] || fail "$* ended with $status"; cat "$work/calls.$1" >> "$work/calls"; }
# strace writes `???( <detached ...>` where a thread ends before it could ask what it does: no call
named() { grep -E '^[0-9]+ +(<\.\.\. )?[a-z]' "$work/calls"; }
: > "$work/calls"
watched run
watched check output
watched tables raw/brain-protection-review.md
watched explain raw/selank-compound-page.txt
printf 'TY  - JOUR\nTI  - Tides of a small lake\nPY  - 2011\nER  - \n' > list.ris
watched dedupe list.ris --output deduplicated
! named > /dev/null || fail "$(named | wc -l) calls: $(named | head -n 1)"
ok "run, check, tables, explain and dedupe make no call of the network"
