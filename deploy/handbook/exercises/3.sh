# Movements are not migrants.
needs 2 NZL/flows.csv

echo "Crossings, visits and migrants of NZL by year, as of 2024-12-31 ($work/NZL/flows.csv)"
awk -F, "$total"' && $4 == "A" && ($8 == "_Z" || $8 == "12/16") { value[$7, $6, $18] = $19; year[$18] = 1 }
  END { for (each in year) printf "  %-5s %9d %9d %9d %9d %9.0f %9.0f %9.0f\n", each,
    value["CROSSINGS", "A", each], value["CROSSINGS", "D", each],
    value["SAME_DAY_VISITS", "A", each], value["OVERNIGHT_VISITS", "A", each],
    value["MIGRANTS", "A", each], value["MIGRANTS", "D", each], value["MIGRANTS", "NET", each] }' \
  "$work/NZL/flows.csv" | sort | awk '
  BEGIN { printf "  %-5s %9s %9s %9s %9s %9s %9s %9s\n", "year", "entries", "exits", "same-day", "overnight", "immigr.", "emigr.", "net" }
  { print }'
