import { conditionAround, HelmChart, type BooleanValue, type Known, type Value } from '../../lib';
import { helmPlace } from './helm-place';
import { plainPlace } from './plain-place';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ImageSettings } from '../pod/image';
import type { PodAddition } from '../pod/pod-addition';

/** Labels as they are spread into an object: literal ones, or those that a named template yields. */
export type Labels = Readonly<Record<string, string>>;

/**
 * An object as `kubectl` takes it, in which references may stand. A function at its top level is called
 * when the object is synthesized, so that a construct can go on collecting what belongs there.
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [key: string]: unknown;
}

/**
 * Where a construct is: in a HelmChart, where names, labels and registries are those of a release, or
 * in an ordinary cdk8s Chart, where everything is literal.
 */
export interface Place {
  /** The text of an object's name that ends like this. */
  readonly objectName: (ending: string) => string;
  /** The text of the name of an object of the whole cluster that ends like this. */
  readonly clusterObjectName: (ending: string) => string;
  /** Labels that select the pods of this installation. Values never change them. */
  readonly selectorLabels: Labels;
  /** Labels that the customer wants on every object. */
  readonly commonLabels: Labels;
  /** The application's version, or empty text where nobody says it. */
  readonly appVersion: Value<string>;
  /** Why an image that names no version cannot take the application's, or undefined where it can. */
  readonly versionFault: string | undefined;
  /** The reference of a container's image. */
  readonly image: (image: ImageSettings, component: string) => Value<string>;
  /** What a pod's `imagePullSecrets` is, or undefined. */
  readonly imagePullSecrets: unknown;
  /** The DNS domain of the cluster. */
  readonly clusterDomain: Value<string>;
  /** Whether the cluster is OpenShift, which gives pods their users and groups itself. */
  readonly isOpenShift: BooleanValue;
  /** What is added to every container of the chart. Asked when it is synthesized. */
  readonly podAdditions: () => readonly PodAddition[];
  /** The DNS name of a Service in the same namespace. */
  readonly serviceHost: (serviceName: string) => string;
  /** Text that may be placed wherever text is taken, in foreign constructs too. */
  readonly asText: (value: Value<string>) => string;
  /** A rule across values: checked at installation, or at once where all is literal. */
  readonly require: (condition: BooleanValue, message: Value<string>, fix: string) => void;
  /** Refuses members of a list of the values that have names of the chart's own, at the key given. They are asked for when it is synthesized. */
  readonly reserveNames: <Key extends string>(list: Known<readonly Readonly<Record<NoInfer<Key>, string>>[]>, key: Key, names: () => readonly string[]) => void;
  /** Creates an object below a construct. */
  readonly object: (scope: Construct, id: string, manifest: Manifest) => ApiObject;
}

/** The place that a construct is in. */
export function placeOf(construct: Construct): Place {
  const chart = HelmChart.find(construct);
  return chart === undefined ? plainPlace(construct) : helmPlace(chart, conditionAround(construct));
}
