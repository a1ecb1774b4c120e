/** An image that the default values of a chart name, or that its Chart.yaml lists. What its templates make of it only Helm knows. */
export interface ImportedImage {
  /** Where it stands: `metrics.image` of the values of the outermost chart, or the annotation of Chart.yaml. */
  readonly path: string;
  readonly image: string;
  readonly from: 'values.yaml' | 'Chart.yaml';
  /** The chart that names it: the one that was imported, or one inside it. */
  readonly namedBy: string;
  /** What that chart's templates mostly take as tag where none is named. @default - the image has a tag or a digest, or the chart no appVersion */
  readonly appVersion?: string;
}

/** A chart inside another, under the key that it has in the values of that one. */
export interface ImportedDependency {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly type: 'application' | 'library';
}

/** What `chartwright import` writes of a chart of somebody else; V is the type of all its values. */
export interface ImportedChart<V> {
  readonly name: string;
  readonly version: string;
  /** Its values.yaml. */
  readonly defaults: V;
  /** The images that its default values and those of the charts inside it name, and those that they list in Chart.yaml. Images that stand in templates alone are not known. */
  readonly images: readonly ImportedImage[];
  readonly dependencies: readonly ImportedDependency[];
}

/** What may be passed to a chart with these values: any part of them, and the `enabled` that is its condition, whatever its schema says of it. */
export type PassedValues<V> = { readonly [K in keyof V as K extends 'enabled' ? never : K]?: DeepPartial<V[K]> } & { readonly enabled?: boolean };

type DeepPartial<T> = T extends readonly (infer Member)[] ? readonly Member[] : T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;
