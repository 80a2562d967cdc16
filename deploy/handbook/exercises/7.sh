# The mirror.
needs 1 border/AUS.csv
needs 5 release-2/flows.csv
fresh data-AUS AUS deposits house mirror.csv
borderflow replay --country AUS --posts "$work/border/AUS-posts.csv" \
  --initial-status "$work/border/AUS-initial-status.csv" --disclosure-key "$work/example.key" \
  --as-of 2024-12-31 --out "$work/AUS" "$work/border/AUS.csv"

mkdir -p "$work/deposits/incoming"
cp "$work/release-2/flows.csv" "$work/deposits/incoming/NZL.csv"
cp "$here/definitions/NZL.definition.json" "$work/deposits/incoming/"
cp "$work/AUS/flows.csv" "$work/deposits/incoming/AUS.csv"
cp "$here/definitions/AUS.definition.json" "$work/deposits/incoming/"
echo
echo "$work/deposits/incoming/AUS.definition.json"
cat "$work/deposits/incoming/AUS.definition.json"
echo
borderflow show clearing-house --once --deposits "$work/deposits" --data "$work/house" --matrix "$work/mirror.csv"
