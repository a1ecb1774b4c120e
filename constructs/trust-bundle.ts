import { Construct } from 'constructs';
import { ChartError, equals, not, settingsOf, when, type Reference, type Settings, type Value } from '../lib';
import { isFolder } from './pod/mount';
import { addToPods } from './pod/pod-addition';
import { trustBundleValues, type TrustBundleValues } from './trust/trust-bundle-values';

/** What a TrustBundle is made of. */
export interface TrustBundleProps {
  /** What customers set: `chart.values.<block>` of a block made by `trustBundleValues`, or literals. */
  readonly values: Settings<TrustBundleValues>;
  /** The folder of every container in which the certificates are, as `ca.crt`. @default '/etc/trust-bundle' */
  readonly path?: string;
}

const VOLUME = 'trust-bundle';
const FILE = 'ca.crt';

// What reads each: OpenSSL and Go (https://pkg.go.dev/crypto/x509), Node (https://nodejs.org/api/cli.html), Python's
// requests (https://requests.readthedocs.io/en/latest/user/advanced/), curl (https://curl.se/docs/sslcerts.html), the AWS
// SDKs (https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html), gRPC (https://github.com/grpc/grpc/blob/master/doc/environment_variables.md).
const VARIABLES = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GRPC_DEFAULT_SSL_ROOTS_FILE_PATH'];

/**
 * Certificate authorities of the customer's own, trusted by every container of every pod of the chart, whenever the
 * pod is made: workloads, jobs, hooks, tests, init containers and sidecars. The certificates are mounted from a
 * Secret or ConfigMap that exists already, and the variables by which OpenSSL, Go, Node, Python, curl, the AWS SDKs
 * and gRPC find them are set. Java reads a keystore of its own and is not reached. Programs read the certificates
 * when they start: after a change, restart them. Without a source nothing is added. Emits no object.
 *
 * @throws ChartError VOLUME_INVALID – when the path is not a folder to mount at; when the chart is synthesized, when
 *   something else is mounted there.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when the chart has a TrustBundle already, or there are several of these
 *   problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), trustBundle: trustBundleValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new TrustBundle(chart, 'trust-bundle', { values: chart.values.trustBundle });
 * new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 */
export class TrustBundle extends Construct {
  constructor(scope: Construct, id: string, { values: given, path = '/etc/trust-bundle' }: TrustBundleProps) {
    super(scope, id);
    if (!isFolder(path)) {
      throw new ChartError('VOLUME_INVALID', `"${path}" is not a folder to mount at`, { in: this.node.path, fix: 'give an absolute path below "/", without a slash at its end' });
    }
    const values = settingsOf(trustBundleValues(), given, this.node.path);
    const isThere = not(equals<string>(values.source, 'none'));
    addToPods(this, {
      id: 'TrustBundle',
      env: () => VARIABLES.map((name) => ({ name, item: when(isThere, { name, value: `${path}/${FILE}` }) })),
      files: {
        name: VOLUME,
        path,
        volume: when(isThere, { name: VOLUME, projected: { sources: sources(values) } }),
        volumeMount: when(isThere, { name: VOLUME, mountPath: path, readOnly: true }),
      },
    });
  }
}

function sources({ source, secret, configMap }: Reference<TrustBundleValues>): readonly unknown[] {
  const part = ({ name, key }: { readonly name: Value<string>; readonly key: Value<string> }): object => ({ name, items: [{ key, path: FILE }] });
  return [when(equals<string>(source, 'secret'), { secret: part(secret) }, { configMap: part(configMap) })];
}
