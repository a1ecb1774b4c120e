import { Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, HardenedDeployment, HelmApp, HelmChart, IdpRbac, idpValues, ProbeSet, render, workloadValues, type IdpRoles, type KubernetesObject, type Override } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const podReader = { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] } as const;
const roles = {
  auditor: { description: 'Reads all evidence.', permissions: ['evidence:read', 'reports:read'] },
  siteOperator: { description: 'Looks after the pods.', permissions: ['status:read'], rules: [podReader] },
  automation: { description: 'Restarts nothing, reads all.', rules: [podReader], serviceAccount: true },
} satisfies IdpRoles;

const definition = defineValues({ identity: idpValues(roles), api: workloadValues() });
const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
const identity = new IdpRbac(chart, 'identity', { values: chart.values.identity, roles });
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes, mounts: [identity.mountAt('/etc/authorization')] });

const valueSets: readonly Override<typeof definition>[] = [
  {},
  { identity: { groupPrefix: 'oidc:', groups: { auditor: ['audit "team"', 'CN=Audit,OU=<Bank>&Co'], siteOperator: ['ops', 'sre'], automation: ['{{ robots }}'] } } },
  { identity: { groups: { siteOperator: ['systems'] } } },
];

function accessOf(values: Override<typeof definition>): readonly KubernetesObject[] {
  return render(chart, { values }).filter(({ metadata }) => (metadata as { name: string }).name.startsWith('release-name-shop-identity'));
}

test('the groups of a role are bound with their prefix, and named without it in the file of the application', () => {
  const objects = accessOf(valueSets[1] ?? {});
  const name = 'release-name-shop-identity-site-operator';
  expect(objects.find(({ kind, metadata }) => kind === 'RoleBinding' && (metadata as { name: string }).name === name)).toMatchObject({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: ['oidc:ops', 'oidc:sre'].map((group) => ({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: group })),
  });
  expect(objects.find(({ kind, metadata }) => kind === 'Role' && (metadata as { name: string }).name === name)).toMatchObject({ rules: [podReader] });
  const { data } = objects.find(({ kind }) => kind === 'ConfigMap') as { data: Record<string, string> };
  expect(JSON.parse(data['authorization.json'] ?? '')).toEqual({
    roles: {
      auditor: { groups: ['audit "team"', 'CN=Audit,OU=<Bank>&Co'], permissions: ['evidence:read', 'reports:read'] },
      siteOperator: { groups: ['ops', 'sre'], permissions: ['status:read'] },
      automation: { groups: ['{{ robots }}'], permissions: [] },
    },
  });
});

test('without groups nobody is bound but the ServiceAccount that a role asks for', () => {
  const name = 'release-name-shop-identity-automation';
  const objects = accessOf({});
  expect(objects.map(({ kind, metadata }) => `${String(kind)} ${(metadata as { name: string }).name}`)).toEqual([
    `ServiceAccount ${name}`,
    'ConfigMap release-name-shop-identity-authorization',
    `Role ${name}`,
    `RoleBinding ${name}`,
  ]);
  expect(objects[3]).toMatchObject({ subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }] });
  expect(objects[0]).toMatchObject({ automountServiceAccountToken: false });
});

test('a change of groups restarts the pods that read the file', () => {
  const sums = valueSets.map((values) => /checksum[^,]*/u.exec(JSON.stringify(render(chart, { values }).find(({ kind }) => kind === 'Deployment')))?.[0]);
  expect(new Set(sums).size).toBe(valueSets.length);
});

test.each([['system:masters'], ['system:'], ['system:authenticated'], ['']])('the group "%s" is refused by the schema', (group) => {
  expect(codesOf(() => accessOf({ identity: { groups: { siteOperator: [group] } } }))).toEqual(['VALUE_INVALID']);
});

test.each([['s'], ['sys'], ['system'], ['system:'], ['system:x:'], ['sys-tem'], ['oidc']])('the prefix "%s" is refused by the schema', (groupPrefix) => {
  expect(codesOf(() => accessOf({ identity: { groupPrefix } }))).toEqual(['VALUE_INVALID']);
});

test.each([['oidc:'], [''], ['s-'], ['systems/'], ['system-'], ['https://idp.bank.example#'], ['#']])('the prefix "%s" is accepted', (groupPrefix) => {
  expect(codesOf(() => accessOf({ identity: { groupPrefix } }))).toEqual([]);
});

const broad: readonly (readonly [string, object])[] = [
  ['a wildcard', { resources: ['*'] }],
  ['a wildcard in a subresource', { resources: ['deployments/*'] }],
  ['all verbs', { verbs: ['*'] }],
  ['escalate', { verbs: ['escalate'] }],
  ['bind', { verbs: ['bind'] }],
  ['impersonate', { verbs: ['impersonate'] }],
  ['secrets', { resources: ['secrets'] }],
  ['exec', { resources: ['pods/exec'] }],
  ['tokens', { resources: ['serviceaccounts/token'] }],
  ['new pods', { verbs: ['create'] }],
  ['changed deployments', { apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }],
  ['changed roles', { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['update'] }],
  ['an empty list of names', { resourceNames: [] }],
];

function rolesWith(...rules: readonly object[]): IdpRoles {
  return { r: { description: 'Role.', rules: rules.map((rule) => ({ ...podReader, ...rule })) } };
}

function makePlain(given: IdpRoles): IdpRbac {
  return new IdpRbac(new Chart(Testing.app(), 'shop'), 'identity', { values: {}, roles: given });
}

test.each(broad)('a rule with %s is refused', (_what, rule) => {
  expect(codesOf(() => makePlain(rolesWith(rule)))).toEqual(['ACCESS_TOO_BROAD']);
});

test('all problems of all roles are reported at once, with what to do', () => {
  expect(codesOf(() => makePlain({ ...rolesWith({ verbs: [] }, { resources: ['secrets', 'pods/exec'] }), R: { description: 'Again.' } }))).toEqual(['CONSTRUCT_INVALID', 'ACCESS_TOO_BROAD', 'ACCESS_TOO_BROAD', 'CONSTRUCT_INVALID']);
  expect(() => makePlain(rolesWith({ verbs: ['escalate'] }))).toThrow(
    'ACCESS_TOO_BROAD: rule 1 of the role r allows "escalate"\n  in: shop/identity\n  fix: use one of: get, list, watch, create, update, patch, delete',
  );
  expect(codesOf(() => makePlain(rolesWith({ resources: ['deployments/scale'], verbs: ['patch'] })))).toEqual([]);
  expect(codesOf(() => makePlain({ a: { description: 'A.', rules: [podReader], serviceAccount: true } }))).toEqual(['CONSTRUCT_INVALID']);
});

test('literals in an ordinary chart are plain objects', () => {
  const plain = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new IdpRbac(plain, 'identity', { values: { groupPrefix: 'oidc:', groups: { auditor: ['a'], siteOperator: ['b'] } }, roles });
  const objects = Testing.synth(plain) as KubernetesObject[];
  expect(objects.map(({ kind }) => kind)).toEqual(['Role', 'RoleBinding', 'ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap']);
  expect(objects[1]).toMatchObject({ subjects: [{ kind: 'Group', name: 'oidc:b' }] });
  expect(objects[4]).toMatchObject({ subjects: [{ kind: 'ServiceAccount', name: 'identity-automation', namespace: 'shop' }] });
});

test('misuse does not compile', () => {
  const misuses = [
    // @ts-expect-error -- a group for a role that is not declared
    (): unknown => new IdpRbac(chart, 'a', { values: { groups: { nobody: ['a'] } }, roles }),
    // @ts-expect-error -- a verb that widens permissions
    (): unknown => new IdpRbac(chart, 'a', { values: {}, roles: { a: { description: 'A.', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['impersonate'] }] } } }),
  ];
  expect(misuses).toHaveLength(2);
});

test.each(kubernetesVersions)('Kubernetes %s accepts every object, strictly', (version) => {
  const faultsOf = strictValidator(version);
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(faultsOf)).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm renders every value set as render does, and lints it', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
      }
      expect(helmTemplate(binary, folder, { values: { identity: { groups: { auditor: ['system:masters'] } } } })).toMatchObject({ ok: false });
      const linted = helmLint(binary, folder, { strict: true });
      expect(linted.ok ? '' : linted.text).toBe('');
    });
  });
});
