/** What the kubelet and the monitoring ask for, and nobody outside. */
export const innerPaths: readonly string[] = ['/healthz', '/ready', '/metrics'];
