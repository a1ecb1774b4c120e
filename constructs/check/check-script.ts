/**
 * Asks one thing after the other, each as often as it may fail, and ends with an error when anything
 * never answered. It is given three arguments for each check: kind, name and target. What is optional is asked
 * once, and ends nothing. A proxy is asked whether it can connect, and nothing is sent to what it connects to.
 * Needs a shell, and either curl, or wget and nc as busybox has them.
 */
// Services are never behind a proxy.
export const CHECK_SCRIPT = `unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
has() { command -v "$1" >/dev/null 2>&1; }
asks_proxy() {
  proxy=$1 number=$2
  shift 2
  for host in "$@"; do
    if has curl; then
      [ "$(curl -s -m "$TIMEOUT_SECONDS" -p -x "http://$proxy" -o /dev/null -w '%{http_connect}' "telnet://$host:$number" </dev/null)" = 200 ] || return 1
    else
      { printf 'CONNECT %s:%s HTTP/1.1\\r\\nHost: %s:%s\\r\\n\\r\\n' "$host" "$number" "$host" "$number"; sleep "$TIMEOUT_SECONDS"; } | nc -w "$TIMEOUT_SECONDS" "\${proxy%:*}" "\${proxy##*:}" | head -n 1 | grep -q '^HTTP/1[.][01] 200' || return 1
    fi
  done
}
ask() {
  case "$1" in
    http) if has curl; then curl -fsS -o /dev/null -m "$TIMEOUT_SECONDS" "$2"; else wget -q -T "$TIMEOUT_SECONDS" -O /dev/null "$2"; fi ;;
    connect) asks_proxy $2 ;;
    tcp) nc -z -w "$TIMEOUT_SECONDS" "\${2%:*}" "\${2##*:}" ;;
  esac
}
failed=0
while [ "$#" -ge 3 ]; do
  attempt=1
  result=ok
  kind=\${1#optional-}
  until ask "$kind" "$3"; do
    if [ "$kind" != "$1" ]; then
      result=MISSING
      break
    elif [ "$attempt" -ge "$ATTEMPTS" ]; then
      result=FAILED
      failed=1
      break
    fi
    attempt=$((attempt + 1))
    sleep "$DELAY_SECONDS"
  done
  echo "$result $2 ($3, attempt $attempt)"
  shift 3
done
exit "$failed"
`;
