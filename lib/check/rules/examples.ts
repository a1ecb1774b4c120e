/** A Pod for the examples of rules: one container, and what is to be looked at. */
export function podWith(spec: object, container: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'example' },
    spec: { containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0', ...container }], ...spec },
  };
}
