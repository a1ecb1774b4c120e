import type { Rule } from './rule';

/** Whose task something is that no chart can do: who installs it, who runs the cluster, or who builds the application. */
export type TaskOf = 'installer' | 'cluster' | 'vendor';

/** What is taken for granted where a rule is proved. */
export interface Premise {
  /** Who sees to it. */
  readonly task: TaskOf;
  readonly sentence: string;
}

/** A check of auditors' tools that looks at more than a chart. */
export interface UndecidableCheck extends Premise {
  /** Ids of the merged checks of auditors' tools, such as `D14`. */
  readonly checks: readonly string[];
}

// Each rule that needs one of them names it; the first two belong to all that is said of a chart.
const PREMISES = {
  'schema-enforced': { task: 'installer', sentence: 'Helm validates the values: --skip-schema-validation is not used.' },
  'objects-unchanged': { task: 'installer', sentence: 'What Helm renders reaches the cluster unchanged: no post-renderer, no admission webhook and no hand adds to it.' },
  'policies-enforced': { task: 'cluster', sentence: 'A network plugin enforces NetworkPolicies.' },
  'policies-alone': { task: 'cluster', sentence: 'Nothing else admits more: policies of other releases in the namespace add up with those of the chart, and those of administrators (AdminNetworkPolicy, CiliumClusterwideNetworkPolicy) override them.' },
  'dns-of-cluster': { task: 'installer', sentence: 'The pods and addresses that values name as DNS servers are those of the cluster\'s own DNS. It asks servers outside for names, so that names may carry data out.' },
  'passed-through': { task: 'installer', sentence: 'What values pass through as a piece of a Kubernetes object (affinity, label selectors, items of a LimitRange) fits the Kubernetes API: its schema says no more than that it is a map or a list.' },
  'custom-resources': { task: 'cluster', sentence: 'Objects of custom resources fit the CRDs that the cluster has.' },
  'nodes-trusted': { task: 'cluster', sentence: 'Nodes are trusted: what runs in the network of a node reaches every pod of that node, whatever policies say.' },
  'controllers-trusted': { task: 'cluster', sentence: 'Controllers that expose Services (of ingresses, gateways, load balancers) expose what the objects ask for, and nothing else.' },
} as const satisfies Readonly<Record<string, Premise>>;

/** A premise of a rule, by name. */
export type PremiseId = keyof typeof PREMISES;

const OF_CHARTS: readonly PremiseId[] = ['schema-enforced', 'objects-unchanged'];

/** What a report about charts takes for granted: of charts at all, and of its rules. */
export function premisesOfCharts(rules: readonly Rule[]): readonly Premise[] {
  return premisesNamed([...OF_CHARTS, ...rules.flatMap(({ premises = [] }) => premises)]);
}

/** What a report about rendered objects takes for granted. */
export function premisesOfRendered(rules: readonly Rule[]): readonly Premise[] {
  return premisesNamed(['objects-unchanged', ...rules.flatMap(({ premises = [] }) => premises)]);
}

function premisesNamed(ids: readonly PremiseId[]): readonly Premise[] {
  return (Object.keys(PREMISES) as PremiseId[]).filter((id) => ids.includes(id)).map((id) => PREMISES[id]);
}

/** The checks that depend on the cluster, on two sets of values, or on what is in images and values. */
export const UNDECIDABLE_CHECKS: readonly UndecidableCheck[] = [
  { checks: ['S05'], task: 'installer', sentence: 'Values that become settings or files hold no secrets: what a text means is not in its schema.' },
  { checks: ['I05'], task: 'cluster', sentence: 'Images are verified against the vendor\'s signature when pods are admitted.' },
  { checks: ['A06'], task: 'cluster', sentence: 'The PriorityClass that values name exists.' },
  { checks: ['V02'], task: 'installer', sentence: 'An upgrade does not shrink a volume, or change its class or access mode: that relates two sets of values, and the API server refuses it.' },
  { checks: ['D03'], task: 'installer', sentence: 'The release has a namespace of its own, which is not "default".' },
  { checks: ['D11'], task: 'cluster', sentence: 'The namespace enforces the restricted level of PodSecurity: a chart cannot label the namespace that it is installed into.' },
  { checks: ['D12'], task: 'installer', sentence: 'The namespace has a LimitRange and a ResourceQuota that leave room for the pods: how much it may use is for its owner to say, in values or beside the chart.' },
  { checks: ['D13'], task: 'cluster', sentence: 'Containers that are added to running pods for debugging keep the same rules: PodSecurity admission looks at them.' },
  { checks: ['D14'], task: 'vendor', sentence: 'Images run as the user that is set, and hold no known vulnerabilities.' },
];
