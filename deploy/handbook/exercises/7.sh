# The mirror.
needs 1 border/AUS.csv
needs 5 release-2/flows.csv
fresh AUS deposits house mirror.csv
borderflow replay --country AUS --posts "$work/border/AUS-posts.csv" \
  --initial-status "$work/border/AUS-initial-status.csv" --disclosure-key "$work/example.key" \
  --as-of 2024-12-31 --out "$work/AUS" "$work/border/AUS.csv"

mkdir -p "$work/deposits/incoming"
cp "$work/release-2/flows.csv" "$work/deposits/incoming/NZL.csv"
cp "$here/definitions/NZL.definition.json" "$work/deposits/incoming/"
cp "$work/AUS/flows.csv" "$work/deposits/incoming/AUS.csv"
cp "$here/definitions/AUS.definition.json" "$work/deposits/incoming/"
echo
for country in NZL AUS; do
  echo "$work/deposits/incoming/$country.definition.json"
  cat "$work/deposits/incoming/$country.definition.json"
done
echo
borderflow show clearing-house --once --deposits "$work/deposits" --data "$work/house" --matrix "$work/mirror.csv"

# The columns of the mirror that are used: 4 FREQ, 5 ORIGIN, 6 DESTINATION, 10 TIME_PERIOD, 11 and 12 the reports, 15 BEST,
# 16 BEST_RULE, 17 BEST_QUALITY. Only months that are final on both sides, up to 16 months before the as-of date.
echo
echo "Migrants between NZL and AUS under 12/16: both reports, the best figure, and the truth of the simulator"
awk -F, 'FNR == 1 { next }
  NR == FNR { truth[$1 "," $2 "," $3] = $4; next }
  $4 == "M" && ($5 == "NZL" || $5 == "AUS") && ($6 == "NZL" || $6 == "AUS") && $10 <= "2023-08" {
    line = $5 "," $6 "," substr($10, 1, 4)
    lines[line] = 1; out[line] += $11; in_[line] += $12; best[line] += $15; true_[line] += truth[$5 "," $6 "," $10]
    how[line] = $16; quality[line] = $17 }
  END { for (line in lines) { split(line, of, ",")
    printf "  %-4s %-4s %-5s %8d %8d %7.3f %8.1f %-9s %-7s %6d\n", of[1], of[2], of[3], out[line], in_[line],
      out[line] / in_[line], best[line], how[line], quality[line], true_[line] } }' \
  "$work/border/corridors.csv" "$work/mirror.csv" | sort | awk '
  BEGIN { printf "  %-4s %-4s %-5s %8s %8s %7s %8s %-9s %-7s %6s\n",
    "from", "to", "year", "origin", "destin.", "ratio", "best", "rule", "quality", "truth" } { print }'

echo
echo "How far each is from the truth: mean of the absolute differences, months of 2021-01 to 2023-08"
awk -F, 'function off(value, true_) { return value > true_ ? value - true_ : true_ - value }
  FNR == 1 { next }
  NR == FNR { truth[$1 "," $2 "," $3] = $4; next }
  $4 == "M" && ($5 == "NZL" || $5 == "AUS") && ($6 == "NZL" || $6 == "AUS") && $10 <= "2023-08" {
    t = truth[$5 "," $6 "," $10]; lines[1] = $5 "," $6; lines[2] = "both,"
    for (i = 1; i <= 2; i++) { line = lines[i]; months[line]++
      out[line] += off($11, t); in_[line] += off($12, t); best[line] += off($15, t) } }
  END { for (line in months) { split(line, of, ",")
    printf "  %-4s %-4s %7d %8.2f %8.2f %8.2f\n", of[1], of[2], months[line], out[line] / months[line],
      in_[line] / months[line], best[line] / months[line] } }' \
  "$work/border/corridors.csv" "$work/mirror.csv" | sort | awk '
  BEGIN { printf "  %-4s %-4s %7s %8s %8s %8s\n", "from", "to", "months", "origin", "destin.", "best" } { print }'
