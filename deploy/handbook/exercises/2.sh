# From records to outcomes, and one traveller by hand.
needs 1 border/NZL.csv
fresh data-NZL NZL
cp "$here/example.key" "$work/example.key"
borderflow replay --country NZL --rules 12/16,12/12,9/12,6/12 --posts "$work/border/NZL-posts.csv" \
  --initial-status "$work/border/NZL-initial-status.csv" --disclosure-key "$work/example.key" \
  --as-of 2024-12-31 --data "$work/data-NZL" --out "$work/NZL" "$work/border/NZL.csv"

echo
echo "What became of every record"
awk -F '[:, ]+' '/"(received|accepted|duplicates|rejected)"/ { gsub(/"/, ""); printf "  %-12s %7d\n", $2, $3 }' \
  "$work/NZL/report.json"
echo "Why records were refused"
awk -F, 'NR > 1 { reasons[$4]++ } END { for (each in reasons) printf "  %-22s %5d\n", each, reasons[each] }' \
  "$work/NZL/rejected.csv" | sort

traveller=XY06173744
echo
echo "The crossings of the traveller with passport $traveller, and what they were under 12/16"
awk -F, -v who="$traveller" '
  NR == FNR { if ($11 == who) { mine[$1] = $17 } next }
  FNR == 1 { printf "  %-11s %-6s %-10s %-5s %-9s %-12s %-10s\n", "record", "way", "date", "other", "status", "outcome", "decided" }
  $2 == "12/16" && ($1 in mine) {
    printf "  %-11s %-6s %-10s %-5s %-9s %-12s %-10s\n", $1, $3, $4, mine[$1], $7, $8, $11 }' \
  "$work/border/NZL.csv" "$work/NZL/outcomes.csv"
