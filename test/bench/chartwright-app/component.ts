import { ApiObject } from 'cdk8s';
import {
  chart as chartFacts,
  defaultTo,
  each,
  eachEntry,
  ifSet,
  release,
  selectorLabels,
  text,
  v,
  type HelmChart,
  type Reference,
  type ValueOf,
} from '../../../lib';

/** What the customer may set of one component. */
export const componentValues = v.object(
  {
    replicas: v.integer({ description: 'Number of pods.', default: 2, minimum: 1 }),
    image: v.object(
      {
        repository: v.string({ description: 'Repository.', default: 'registry.example.com/web' }),
        tag: v.string({ description: 'Tag. Empty: the version of the app.', default: '' }),
      },
      { description: 'Image.' },
    ),
    settings: v.map(v.string(), {
      description: 'Settings of the app.',
      default: { LOG_LEVEL: 'info', REGION: 'eu-1' },
    }),
    nodeSelector: v.map(v.string(), { description: 'Labels that nodes must have.', default: {} }),
    memory: v.quantity({ description: 'Memory of each pod.', default: '128Mi' }),
    cidrs: v.list(v.cidr(), { description: 'Networks that the pods may reach.', default: ['10.0.0.0/8'] }),
  },
  { description: 'A component.' },
);

/** References to what the customer may set of one component. */
export type ComponentReference = Reference<ValueOf<typeof componentValues>>;

/** Adds the five objects of one component to a chart. cdk8s-app/component.ts adds the same with literals. */
export function addComponent(chart: HelmChart, name: string, values: ComponentReference): void {
  const labels = { ...selectorLabels(), 'app.kubernetes.io/component': name };
  const objectName = text`${release.name}-bench-${name}`;
  new ApiObject(chart, `${name}-service-account`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: objectName as never },
    automountServiceAccountToken: false,
  });
  new ApiObject(chart, `${name}-settings`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: objectName as never },
    data: values.settings,
  });
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: objectName as never },
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
  });
  new ApiObject(chart, `${name}-network-policy`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: objectName as never },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: 'http', protocol: 'TCP' }] }],
      egress: [{ to: each(values.cidrs, (cidr) => ({ ipBlock: { cidr } })) }],
    },
  });
  new ApiObject(chart, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: objectName as never },
    spec: {
      replicas: values.replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec(name, objectName, values) },
    },
  });
}

function podSpec(name: string, serviceAccountName: Reference<string>, values: ComponentReference): object {
  return {
    serviceAccountName,
    nodeSelector: ifSet(values.nodeSelector),
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name,
        image: text`${values.image.repository}:${defaultTo(values.image.tag, chartFacts.appVersion)}`,
        env: eachEntry(values.settings, (key, value) => ({ name: key, value })),
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        resources: { requests: { cpu: '100m', memory: values.memory }, limits: { memory: values.memory } },
        livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10 },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '16Mi' } }],
  };
}
