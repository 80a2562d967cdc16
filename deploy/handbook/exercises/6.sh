# A public table, and what disclosure control did to it.
needs 5 release-2/flows-public.csv
key='$4 "," $6 "," $7 "," $8 "," $9 "," $10 "," $11 "," $12 "," $13 "," $14 "," $15 "," $16 "," $17 "," $18'

echo "Immigrants of NZL in 2022 under 12/16 by citizenship: exact, and as published"
awk -F, '$4 == "A" && $6 == "A" && $7 == "MIGRANTS" && $8 == "12/16" && $18 == "2022" && $10 == "_T" && $11 == "_T" &&
    $12 == "_T" && $13 == "_T" && $14 == "_T" && $15 == "_T" && $16 == "_T" && $17 == "_T" {
    if (FNR == NR) exact[$9] = $19
    else { public[$9] = $19 == "" ? "-" : $19; status[$9] = $21 } }
  END { for (each in exact) printf "  %-12s %7d %9s %6s\n", each, exact[each], public[each], status[each] }' \
  "$work/release-2/flows.csv" "$work/release-2/flows-public.csv" | sort -k2,2nr -k1,1 | awk '
  BEGIN { printf "  %-12s %7s %9s %6s\n", "citizenship", "exact", "published", "CONF" } { print }' | head -n 16

echo
echo "All final cells of 12/16 migrants, arrivals and departures, and how far what is published is off"
awk -F, '$6 != "NET" && $7 == "MIGRANTS" && $8 == "12/16" {
    cell = '"$key"'
    if (FNR == NR) { if ($20 == "A") exact[cell] = $19 }
    else public[cell] = $19 == "" ? "none" : $19 }
  END { for (each in exact) {
      size = exact[each] < 6 ? "1 to 5" : exact[each] < 9 ? "6 to 8" : "9 and more"
      cells[size]++
      if (public[each] == "none") hidden[size]++
      else { off = public[each] - exact[each]; count[size, off]++; sum[size] += off } }
    n = split("1 to 5,6 to 8,9 and more", sizes, ",")
    printf "  %-12s %7s %9s %6s %6s %6s %6s %6s %8s\n", "exact", "cells", "no value", "-2", "-1", "0", "+1", "+2", "mean"
    for (i = 1; i <= n; i++) { s = sizes[i]; shown = cells[s] - hidden[s]
      printf "  %-12s %7d %9d %6d %6d %6d %6d %6d %8s\n", s, cells[s], hidden[s], count[s, -2], count[s, -1], count[s, 0],
        count[s, 1], count[s, 2], shown ? sprintf("%.3f", sum[s] / shown) : "-" } }' \
  "$work/release-2/flows.csv" "$work/release-2/flows-public.csv"
