/**
 * Asks one thing after the other, each as often as it may fail, and ends with an error when anything
 * never answered. It is given three arguments for each check: kind, name and target. Needs a shell, and
 * either curl, or wget and nc as busybox has them.
 */
// Services are never behind a proxy.
export const CHECK_SCRIPT = `unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
has() { command -v "$1" >/dev/null 2>&1; }
ask() {
  case "$1" in
    http) if has curl; then curl -fsS -o /dev/null -m "$TIMEOUT_SECONDS" "$2"; else wget -q -T "$TIMEOUT_SECONDS" -O /dev/null "$2"; fi ;;
    tcp) nc -z -w "$TIMEOUT_SECONDS" "\${2%:*}" "\${2##*:}" ;;
  esac
}
failed=0
while [ "$#" -ge 3 ]; do
  attempt=1
  result=ok
  until ask "$1" "$3"; do
    if [ "$attempt" -ge "$ATTEMPTS" ]; then
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
