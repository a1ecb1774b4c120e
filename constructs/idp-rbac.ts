import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition, dnsLabel, HelmChart, isSet, release, settingsOf, text, toJson, type Problem, type Reference, type Settings, type Value } from '../lib';
import { ConfigContract } from './config-contract';
import { accessProblems, type AccessRule } from './identity/access-rule';
import { idpValues, type DescribedRole, type IdpValues } from './identity/idp-values';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { repeat } from './place/repeat';
import type { FilesMount } from './pod/mount';

/** What a role may do. */
export interface IdpRole extends DescribedRole {
  /** What its groups may do in the application, in the application's own words. @default - nothing */
  readonly permissions?: readonly string[];
  /** What its groups may do with the API server, in the release's namespace. @default - nothing */
  readonly rules?: readonly AccessRule[];
  /** Whether there is a ServiceAccount with the same rules, for tools that act in this role. @default false */
  readonly serviceAccount?: boolean;
}

/** Roles by their names. */
export type IdpRoles = Readonly<Record<string, IdpRole>>;

/** What an IdpRbac is made of. */
export interface IdpRbacProps<Roles extends IdpRoles> {
  /** What customers set: `chart.values.<block>` of a block made by `idpValues` for the same roles, or literals. */
  readonly values: Settings<IdpValues<Roles>>;
  /** The roles that groups are given, by their names; in this order they are in the file. */
  readonly roles: Roles;
}

const FILE = 'authorization.json';
const RBAC = 'rbac.authorization.k8s.io';

/**
 * Groups of the customer's identity provider as roles, from one value for both sides: RoleBindings to
 * least-privilege Roles of the namespace (and a ServiceAccount for each role that asks for one), and the
 * application's file `authorization.json`, which so agree whatever customers set:
 *
 *     {"roles":{"auditor":{"groups":["audit-team"],"permissions":["evidence:read"]}}}
 *
 * Keys keep the order of the roles. RoleBindings name groups with the prefix that the API server gives them, the
 * file names them as tokens do. A role without groups is bound to nobody; a group below `system:` is
 * refused by the schema, and no rule can reach secrets, act as pods, or change permissions.
 *
 * @throws ChartError ACCESS_TOO_BROAD – when a rule allows more than a purpose can need.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when a rule is incomplete, two roles have one name, a ServiceAccount has no
 *   namespace, or there are several of these problems, which are told at once.
 * @example
 * const roles = {
 *   auditor: { description: 'Reads all evidence.', permissions: ['evidence:read'] },
 *   operator: { description: 'Looks after the pods.', rules: [{ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }] },
 * } satisfies IdpRoles;
 * const values = defineValues({ api: workloadValues(), identity: idpValues(roles) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const identity = new IdpRbac(chart, 'identity', { values: chart.values.identity, roles });
 * new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }),
 *   mounts: [identity.mountAt('/etc/authorization')],
 * });
 */
export class IdpRbac<const Roles extends IdpRoles = IdpRoles> extends Construct {
  /** The application's authorization file, in a ConfigMap whose change restarts the pods that mount it. */
  readonly authorization: ConfigContract;
  private readonly place: Place;

  constructor(scope: Construct, id: string, { values, roles }: IdpRbacProps<Roles>) {
    super(scope, id);
    this.place = placeOf(this);
    const { groupPrefix, groups } = settingsOf(idpValues(roles), values as Settings<IdpValues<Roles>>, this.node.path, this.problems(roles)) as unknown as Reference<IdpValues<IdpRoles>>;
    const groupsOf = groups as unknown as Readonly<Record<string, Reference<readonly string[]>>>;
    for (const [name, role] of Object.entries(roles)) {
      this.createRole(dnsLabel(name), role, groupPrefix, groupsOf[name] as Reference<readonly string[]>);
    }
    this.authorization = new ConfigContract(this, 'authorization', { files: { [FILE]: authorizationFile(roles, groupsOf) } });
  }

  /**
   * The folder with `authorization.json` in a container.
   *
   * @example mounts: [identity.mountAt('/etc/authorization')]
   */
  mountAt(path: string): FilesMount {
    return this.authorization.mountAt(path);
  }

  private createRole(name: string, { rules = [], serviceAccount = false }: IdpRole, prefix: Value<string>, groups: Reference<readonly string[]>): void {
    const metadata = { name: this.place.objectName(`${endingOf(this)}-${name}`), labels: { 'app.kubernetes.io/component': endingOf(this) } };
    const role = new Construct(this, name);
    if (serviceAccount) {
      this.place.object(role, 'service-account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false });
    }
    if (rules.length === 0) {
      return;
    }
    const account = { kind: 'ServiceAccount', name: metadata.name, namespace: this.namespace };
    const subjects = repeat(groups, (group) => ({ kind: 'Group', apiGroup: RBAC, name: text`${prefix}${group}` }));
    const bound = serviceAccount ? role : new Condition(role, 'bound', isSet(groups));
    this.place.object(bound, 'role', { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata, rules });
    this.place.object(bound, 'binding', {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: RBAC, kind: 'Role', name: metadata.name },
      subjects: serviceAccount ? [account, ...subjects] : subjects,
    });
  }

  private get namespace(): Value<string> | undefined {
    return HelmChart.find(this) === undefined ? Chart.of(this).namespace : release.namespace;
  }

  private problems(roles: IdpRoles): readonly Problem[] {
    const { path } = this.node;
    const names = Object.keys(roles).map(dnsLabel);
    const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: path, fix });
    return Object.entries(roles).flatMap(([name, { rules = [], serviceAccount = false }], index) => [
      ...(names[index] !== '' && names.indexOf(names[index] as string) === index ? [] : [problem(`the role "${name}" makes no name of its own for objects`, 'name each role by other letters')]),
      ...accessProblems(name, rules, path),
      ...(serviceAccount && rules.length > 0 && this.namespace === undefined ? [problem(`the ServiceAccount of the role ${name} has no namespace, which its RoleBinding must name`, 'give the cdk8s Chart a namespace')] : []),
    ]);
  }
}

/** The file from its parts: what is constant, and the groups of each role. */
function authorizationFile(roles: IdpRoles, groups: Readonly<Record<string, Reference<readonly string[]>>>): Value<string> {
  const entries = Object.entries(roles).map(([name, { permissions = [] }]) => text`${JSON.stringify(name)}:{"groups":${toJson(groups[name])},"permissions":${JSON.stringify(permissions)}}`);
  const all = entries.reduce<Value<string>>((before, entry, index) => (index === 0 ? entry : text`${before},${entry}`), '');
  return text`{"roles":{${all}}}`;
}
