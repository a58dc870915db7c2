#!/bin/sh
# Starts the batch server (8080) and the gateway in front of it (8081) and stops both with Ctrl-C.
# The log of both goes to standard output, one JSON object a line; tell them apart by "service".
set -eu
cd "$(dirname "$0")/.."

./mvnw -q -pl sample-app/batch-server,sample-app/gateway -am -DskipTests package >&2

java -jar sample-app/batch-server/target/spyglass-sample-batch-server-*.jar &
batch_server=$!
java -jar sample-app/gateway/target/spyglass-sample-gateway-*.jar &
gateway=$!
trap 'kill "$gateway" "$batch_server" 2>/dev/null; wait' EXIT
trap 'exit 130' INT TERM

# When one of them ends, so does the other.
while kill -0 "$batch_server" 2>/dev/null && kill -0 "$gateway" 2>/dev/null; do
	sleep 1
done
