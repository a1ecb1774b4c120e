/** Short ways to write the objects of these tests. */

type Labels = Readonly<Record<string, string>>;

export function pod(name: string, labels: Labels, { namespace, spec = {}, ports = [{ containerPort: 80 }], status }: { readonly namespace?: string; readonly spec?: object; readonly ports?: readonly object[]; readonly status?: object } = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, ...(namespace === undefined ? {} : { namespace }) },
    spec: { containers: [{ name: 'main', image: 'example.com/app:1', ports }], ...spec },
    ...(status === undefined ? {} : { status }),
  };
}

export function policy(name: string, spec: object, namespace?: string): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, spec };
}

export function namespaceNamed(name: string, labels: Labels = {}): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

export function node(name: string, address: string): object {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, status: { addresses: [{ type: 'InternalIP', address }, { type: 'Hostname', address: name }] } };
}
