import { ApiObject, type Chart } from 'cdk8s';

const settings: Record<string, string> = { LOG_LEVEL: 'info', REGION: 'eu-1' };
const cidrs = ['10.0.0.0/8'];

/** Adds the five objects of one component to a chart. */
export function addComponent(chart: Chart, name: string): void {
  const labels = {
    'app.kubernetes.io/name': 'bench',
    'app.kubernetes.io/instance': 'release-name',
    'app.kubernetes.io/component': name,
  };
  const objectName = `release-name-bench-${name}`;
  new ApiObject(chart, `${name}-service-account`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: objectName },
    automountServiceAccountToken: false,
  });
  new ApiObject(chart, `${name}-settings`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: objectName },
    data: settings,
  });
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: objectName },
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
  });
  new ApiObject(chart, `${name}-network-policy`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: objectName },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: 'http', protocol: 'TCP' }] }],
      egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })) }],
    },
  });
  new ApiObject(chart, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: objectName },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec(name, objectName) },
    },
  });
}

function podSpec(name: string, serviceAccountName: string): object {
  return {
    serviceAccountName,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name,
        image: 'registry.example.com/web:1.4.0',
        env: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
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
