# A raw border file.
fresh border gaps
borderflow simulate --neighbours NZL,AUS --travellers 1500 --from 2021-01-01 --to 2024-12-31 --seed 6 \
  --dirty 0.03 --unrecorded-exits 0.3 --out "$work/border"

echo
echo "The first record of $work/border/NZL.csv, column by column"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i }
  NR == 2 { for (i = 1; i <= NF; i++) printf "  %-18s %s\n", name[i], $i == "" ? "(blank)" : $i }' "$work/border/NZL.csv"

echo
echo "Lines of the file by border post and direction, as they are written there"
awk -F, 'FNR == 1 { next }
  NR == FNR { name[$1] = $2; next }
  { post = $7; gsub(/ /, "", post); if (!(post in name)) post = "(none)"
    direction = toupper($5)
    if (direction ~ /^(ENTRY|A|ARRIVAL)$/) entries[post]++
    else if (direction ~ /^(EXIT|D|DEPARTURE)$/) exits[post]++
    else others[post]++
    seen[post] = 1 }
  END { for (post in seen)
    printf "  %-7s %-32s %7d %7d %7d\n", post, name[post], entries[post], exits[post], others[post] }' \
  "$work/border/NZL-posts.csv" "$work/border/NZL.csv" | sort | awk '
  BEGIN { printf "  %-7s %-32s %7s %7s %7s\n", "post", "name", "entry", "exit", "neither" } { print }'

echo
borderflow show gaps --country NZL --initial-status "$work/border/NZL-initial-status.csv" \
  --posts "$work/border/NZL-posts.csv" --as-of 2024-12-31 --in-order-of-arrival --out "$work/gaps" \
  "$work/border/NZL.csv"
