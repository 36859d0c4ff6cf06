# Sixty texts that programs take for formulas, in tables, facts, headings and reference files: spreadsheet/ has no cell of type formula.
#
# Checked by reading every cell, and in LibreOffice where that is installed.
"$documents" formulas raw
"$garner" run --raw raw --output output -q >/dev/null 2>stderr || fail "ended with $?: $(head -n 1 stderr)"

# how many of the texts came through, to know that there was something to guard: those of the table in Markdown
held=$(awk -F, '$1 ~ /payloads.md/ && $3 == 1 && $2 > 0' output/csv/cells.csv | wc -l)
[ "$held" -ge 60 ] || fail "only $held of 60 texts came into cells.csv"

how="LibreOffice is not here: not opened"
if command -v soffice >/dev/null; then
    # opens sheets as a person would: `open FOLDER FILE…`
    open() {
        timeout 280 soffice --headless "-env:UserInstallation=file://$work/office" --convert-to fods:"OpenDocument Spreadsheet Flat XML" \
            --infilter='CSV:44,34,76,1,,0,false,true,false' --outdir "$@" >> office.log 2>&1
    }
    # the same texts without guards do run, or this would show nothing
    open unguarded output/csv/cells.csv
    grep -q 'table:formula="' unguarded/cells.fods || fail "LibreOffice takes none of the texts for a formula, guarded or not"
    open opened output/spreadsheet/*.csv
    opened=$(find opened -name '*.fods' 2>/dev/null | wc -l)
    sheets=$(find output/spreadsheet -name '*.csv' | wc -l)
    [ "$opened" -eq "$sheets" ] || fail "LibreOffice opened $opened of $sheets sheets"
    formulas=$(cat opened/*.fods | grep -o 'table:formula="[^"]*"' | head -n 3)
    [ -z "$formulas" ] || fail "formulas in LibreOffice: $formulas"
    how="no cell of type formula in the $opened sheets as LibreOffice opens them"
fi
ok "60 texts ($held cells hold one): $how"
