import type * as chartModule from './check-chart';
import type * as renderedModule from './check-rendered';
import type * as reachabilityModule from './network/reachability';
import type * as registriesModule from './rules/image/image-registries';
import type * as verdictModule from './psa-verdict';

// Rules and their proofs take longer to load than a synth takes: each function loads what it needs when it is called.
/* eslint-disable @typescript-eslint/no-require-imports */

/**
 * Decides each rule for every values file that the chart's schema accepts: proved, refuted with a values file
 * that was rendered and breaks it, or unproven and then tried with random values.
 *
 * @throws ChartError CHART_INVALID – when the chart itself has problems.
 * @throws ChartError EXCEPTION_INVALID, EXCEPTION_EXPIRED – when exceptions of the chart name nothing, or are over.
 * @example checkChart(chart).rules.filter(({ verdict }) => verdict.kind === 'refuted')
 */
export const checkChart: typeof chartModule.checkChart = (...given) => (require('./check-chart') as typeof chartModule).checkChart(...given);

/**
 * Checks plain Kubernetes objects, whatever rendered them. It says nothing of other values than those that they
 * were rendered with.
 *
 * @example checkRendered([pod]).rules.filter(({ verdict }) => verdict.kind === 'failed')
 */
export const checkRendered: typeof renderedModule.checkRendered = (...given) => (require('./check-rendered') as typeof renderedModule).checkRendered(...given);

/**
 * A rule that every image comes from one of some registries, whatever values say. Which they are only those know who
 * allow them, so that it is in no list of rules: pass it to `checkChart` or `checkRendered`.
 *
 * @param registries Hosts, or hosts with the beginning of a path, such as `registry.example.com/shop`. An image that names no host is of `docker.io`.
 * @example checkRendered([pod], { rules: [imageRegistries(['registry.example.com'])] })
 */
export const imageRegistries: typeof registriesModule.imageRegistries = (...given) => (require('./rules/image/image-registries') as typeof registriesModule).imageRegistries(...given);

/**
 * The checks of the Pod Security Standards that a pod fails, by the names that the API server's admission gives
 * them, those of the baseline level first. A namespace that enforces the level admits the pod where there are none.
 *
 * The API server accepts a Deployment whose pods fail, with a warning, and then refuses the pods: give it the
 * Deployment to know before.
 *
 * @param pod A Pod, or an object that holds a pod template, as it is rendered.
 * @param level The level that the pod's namespace enforces. Every pod is `privileged`.
 * @param version The version that the namespace enforces, by default that of the cluster.
 * @throws ChartError OBJECT_INVALID – when the object neither is a pod nor makes pods.
 * @example
 * ```ts
 * const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe' }, spec: { hostNetwork: true, containers: [{ name: 'main', image: 'probe:1.0.0' }] } };
 * psaVerdict(pod, 'baseline', '1.36'); // ['hostNamespaces']
 * ```
 */
export const psaVerdict: typeof verdictModule.psaVerdict = (...given) => (require('./psa-verdict') as typeof verdictModule).psaVerdict(...given);

/**
 * Which connections NetworkPolicies allow: from and to every pod of the objects, for every other pod, node and
 * address of the cluster, and every port. What makes several pods stands for any two of them. It is said
 * what the API promises and no more: a plugin that enforces policies is the premise.
 *
 * @example
 * const verdicts = reachability(render(chart), { outside: ['203.0.113.5'] });
 * verdicts.filter(({ destination, reach }) => destination === '203.0.113.5' && reach !== 'denied'); // whoever may connect to it
 */
export const reachability: typeof reachabilityModule.reachability = (...given) => (require('./network/reachability') as typeof reachabilityModule).reachability(...given);
