# Another definition beside it.
needs 2 NZL/outcomes.csv

echo "Migrants of NZL by year of crossing and rule, as of 2024-12-31 ($work/NZL/flows.csv)"
awk -F, "$total"' && $4 == "A" && $7 == "MIGRANTS" && $18 < "2024" {
    value[$18, $8, $6] = $19; row[$18 "," $8] = 1
    share[$18, $8, $6] = $27 }
  END { for (each in row) { split(each, of, ",")
    printf "  %-5s %-6s %9.0f %9.0f %9.0f %9s\n", of[1], of[2], value[of[1], of[2], "A"], value[of[1], of[2], "D"],
      value[of[1], of[2], "NET"], share[of[1], of[2], "A"] } }' \
  "$work/NZL/flows.csv" | sort -k1,1 -k2,2 | awk '
  BEGIN { printf "  %-5s %-6s %9s %9s %9s %9s\n", "year", "rule", "immigr.", "emigr.", "net", "final" } { print }'

echo
echo "Crossings of 2021 and 2022 that are a migration under 12/16 (yes, no), by verdict under each other rule"
awk -F, 'FNR > 1 && $4 < "2023" && $7 == "FINAL" { verdict[$1, $2] = $8; record[$1] = 1 }
  END { n = split("12/12 9/12 6/12", other, " ")
    for (each in record) for (i = 1; i <= n; i++) {
      a = verdict[each, "12/16"]; b = verdict[each, other[i]]
      if (a != "" && b != "") count[other[i], a, b]++ }
    printf "  %-6s %10s %10s %10s %10s\n", "other", "yes-yes", "yes-no", "no-yes", "no-no"
    for (i = 1; i <= n; i++) { o = other[i]
      printf "  %-6s %10d %10d %10d %10d\n", o, count[o, "MIGRANT", "MIGRANT"], count[o, "MIGRANT", "NOT_MIGRANT"],
        count[o, "NOT_MIGRANT", "MIGRANT"], count[o, "NOT_MIGRANT", "NOT_MIGRANT"] } }' "$work/NZL/outcomes.csv"
