# A disk that fills up or fails: a run ends with 74 (73 where a name cannot be made), the old dataset untouched, and once there is space again the
# next run gives the bytes of a run that nobody disturbed.
#
# strace makes a call fail that touches the project: with ENOSPC that call and all later ones, as on a full disk; with EIO that call alone.
# A call that only tidies up may fail unseen: the dataset is then the new one, whole. Where we are root, runs on disks that are too small follow.
# short: 20 points; long: every point with both errors.
needs_strace
calls='?write,?pwrite64,?writev,?pwritev,?rename,?renameat,?renameat2,?link,?linkat,?mkdir,?mkdirat,?fsync,?fdatasync,?syncfs,?ftruncate,?fallocate'

project before
(cd before && "$garner" run -q >/dev/null) || fail "the first run ended with $?"
old=$(sum_of before/output)
rm -rf before/.garner
"$documents" collection more 3 "$seed" && cp more/0/* before/raw/

# every point has the same path, so that strace's list of paths holds for all
mv before place
cp -a place before
(cd place && strace -f -y -qq -s 0 -o ../calls -e trace="$calls" "$garner" run -q >/dev/null) || fail "the undisturbed run ended with $?"
new=$(sum_of place/output)
[ "$old" != "$new" ] || fail "the two datasets are the same"

# what the calls touch, within the project: only these are to fail, not the pipes and the terminal of the program
place=$(cd place && pwd -P)
grep -oE "[<\"]$place[^>\"]*" calls | cut -c2- | LC_ALL=C sort -u | sed 's/^/-P\n/' > paths
awk -v place="$place" 'index($0, place) && $2 ~ /^[a-z0-9_]+\(/ { sub(/\(.*/, "", $2); n = ++count[$1 " " $2]; if (!seen[$2 " " n]++) print $2, n }' calls > points
all=$(wc -l < points)
if [ "$form" = short ]; then
    awk -v all="$all" 'int(NR * 20 / all) > int((NR - 1) * 20 / all) { print $0, NR % 2 ? "ENOSPC" : "EIO" }' points
else
    awk '{ print $0, "ENOSPC"; print $0, "EIO" }' points
fi > chosen
mapfile -t paths < paths

while read -r call n error; do
    rm -rf place; cp -a before place; cd place
    times=$n; [ "$error" = EIO ] || times="$n+"
    strace -f -y -qq -s 0 -o ../injected "${paths[@]}" -e trace="$call" -e inject="$call:error=$error:when=$times" "$garner" run -q >/dev/null 2>../stderr
    status=$?
    first=$(grep -m 1 INJECTED ../injected)
    found=$(sum_of output)
    what="$error at $call $n (${first#* })"
    case $status:$found in
        74:"$old"|73:"$old") printf '%s\n' "$status" ;;
        0:"$new")
            # bytes of a dataset that could not be written must not pass unseen
            case $first in
                *write*.staging/*|*write*.scratch/*) fail "$what passed unseen" ;;
                '') printf 'missed\n' ;;
                *) printf 'tidying\n' ;;
            esac ;;
        *:"$old") fail "$what: status $status: $(head -n 1 ../stderr)" ;;
        *:"$new") fail "$what: status $status, though the new dataset is there: $(head -n 1 ../stderr)" ;;
        *) fail "$what: the dataset is neither the old nor the new one (status $status)" ;;
    esac
    "$garner" run -q >/dev/null 2>../stderr || fail "after $what the next run ended with $?: $(head -n 1 ../stderr)"
    [ "$(sum_of output)" = "$new" ] || fail "after $what the next run gives other bytes"
    cd ..
done < chosen > said

# small disks: the old dataset fits, the new one beside it does not
small=0
if [ "$(id -u)" -eq 0 ] && mkdir disk && mount -t tmpfs -o size=64m tmpfs disk 2>/dev/null; then
    trap 'umount -l "$work/disk" 2>/dev/null' EXIT
    cp -a before disk/p
    room=$(du -sk disk/p | cut -f1)
    for more in $(either '0 200 1000' "$(seq -s' ' 0 100 2500)"); do
        umount disk && mount -t tmpfs -o size=$((room + more))k tmpfs disk && cp -a before disk/p 2>/dev/null || { fail "no disk of $((room + more)) kB"; break; }
        cd disk/p
        "$garner" run -q >/dev/null 2>"$work/stderr"
        status=$?
        found=$(sum_of output)
        case $status:$found in
            74:"$old") small=$((small + 1)) ;;
            0:"$new") ;;
            *) fail "a disk with $more kB left: status $status, $([ "$found" = "$old" ] && echo old || echo other) dataset: $(head -n 1 "$work/stderr")" ;;
        esac
        mount -o remount,size=64m "$work/disk"
        "$garner" run -q >/dev/null 2>"$work/stderr" || fail "with space again after $more kB the next run ended with $?: $(head -n 1 "$work/stderr")"
        [ "$(sum_of output)" = "$new" ] || fail "with space again after $more kB the next run gives other bytes"
        cd "$work"
    done
    [ "$small" -gt 0 ] || fail "no disk was too small"
fi
[ "$(grep -c 7 said)" -gt 0 ] || fail "no run ended with 74"
ok "$(wc -l < chosen) failing calls of $all: $(grep -c 74 said) ended with 74, $(grep -c 73 said) with 73, the old dataset untouched;" \
    "$(grep -c tidying said) only tidied up, $(grep -c missed said) were not reached; $small runs on disks that were too small ended with 74"
