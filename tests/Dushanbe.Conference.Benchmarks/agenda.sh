#!/usr/bin/env bash
# The cached agenda under load, next to a bare answer of the same server, in one run. Needs wrk and the .NET SDK.
# Only loopback is loaded, for a few seconds.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$(mktemp -d) port=${PORT:-5480}
dotnet build -c Release --nologo -v q src/Dushanbe.Conference.Web
ASPNETCORE_ENVIRONMENT=Production Conference__DataDirectory="$data" Logging__LogLevel__Default=Warning \
  dotnet src/Dushanbe.Conference.Web/bin/Release/net10.0/Dushanbe.Conference.Web.dll --urls "http://127.0.0.1:$port" >"$data/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 60); do curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready" && break; sleep 1; done

agenda="http://127.0.0.1:$port/en/dushanbe-2022/agenda"
bare="http://127.0.0.1:$port/health/live"
printf 'agenda: %s bytes as HTML, %s compressed\n' "$(curl -fs "$agenda" | wc -c)" "$(curl -fs -H 'Accept-Encoding: br' "$agenda" | wc -c)"
load() { wrk -t1 -c16 -d"${SECONDS_EACH:-5}"s -H 'Accept-Encoding: br' "$1" | awk '/Requests\/sec/ {print $2}'; }
load "$bare" >/dev/null; load "$agenda" >/dev/null
for round in 1 2 3; do
  a=$(load "$agenda") b=$(load "$bare")
  awk -v round="$round" -v a="$a" -v b="$b" 'BEGIN {printf "round %d: agenda %.0f/s, bare %.0f/s, ratio %.2f\n", round, a, b, a / b}'
done
