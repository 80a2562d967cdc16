# Estimates with intervals, a release and its revision.
needs 2 data-NZL/kafka
fresh release-1 release-2 data-NZL/releases
borderflow show release --as-of 2023-06-30 --data "$work/data-NZL" --disclosure-key "$work/example.key" \
  --out "$work/release-1"
borderflow show release --as-of 2024-12-31 --data "$work/data-NZL" --disclosure-key "$work/example.key" \
  --out "$work/release-2"

echo
echo "Immigrants of NZL under 12/16 by month: as first released, and what became of them"
awk -F, "$total"' && $4 == "M" && $7 == "MIGRANTS" && $8 == "12/16" && $6 == "A" && $18 >= "2022-07" && $18 <= "2023-06" {
    if (FNR == NR) first[$18] = sprintf("%9.1f %9.1f %9.1f %9.3f", $19, $25, $26, $27)
    else { then[$18] = $19; within[$18] = 1 }
    if (FNR == NR) { low[$18] = $25; high[$18] = $26 } }
  END { for (month in first)
    printf "  %-8s %s %9d %8s\n", month, first[month], then[month],
      (then[month] >= low[month] && then[month] <= high[month]) ? "yes" : "no" }' \
  "$work/release-1/flows.csv" "$work/release-2/flows.csv" | sort | awk '
  BEGIN { printf "  %-8s %9s %9s %9s %9s %9s %8s\n", "month", "estimate", "lower", "upper", "final", "became", "within" } { print }'

echo
echo "Why the figures changed ($work/release-2/revisions.csv)"
awk -F, 'NR > 1 && $1 == "MIGRANTS" && $2 == "12/16" && $3 == "A" && $4 >= "2023-01" && $4 <= "2023-06" {
    printf "  %-8s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f\n", $4, $5, $6, $7, $8, $9, $10, $12 }' \
  "$work/release-2/revisions.csv" | sort | awk '
  BEGIN { printf "  %-8s %9s %9s %9s %9s %9s %9s %9s\n", "month", "before", "new", "late", "corrected", "known now", "model", "now" } { print }'
