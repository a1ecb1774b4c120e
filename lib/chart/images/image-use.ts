/** One place where a chart runs an image, and what decides which. */
export interface ImageUse {
  /** Kind of the object: `Deployment`. */
  readonly kind: string;
  /** Name of the object in a release called `release-name`; of objects that are repeated the first, or empty text where there is none by default. */
  readonly name: string;
  /** The object's template below the chart's folder. */
  readonly template: string;
  /** Where in the object the image stands, as a JSON pointer; `*` for all that a repetition makes. */
  readonly path: string;
  /** Name of the container. @default - the image is not a container's */
  readonly container?: string;
  /** What must hold for the image to be there, in the words of an app definition. @default - it is always there */
  readonly condition?: string;
  /**
   * What it is while nothing is set: one image, or one for each member of a repetition. Empty when the customer has to
   * set a value first, or writes the whole container.
   */
  readonly defaultImages: readonly string[];
  /** All values that the image is made of, in their order. */
  readonly values: readonly string[];
  /** The value that is its registry. @default - none */
  readonly registry?: string;
  /** The value that is its repository. @default - none */
  readonly repository?: string;
  /** The value that is its tag. @default - none */
  readonly tag?: string;
  /** The value that is its digest. @default - none */
  readonly digest?: string;
  /** The values by any of which it can be pulled from another registry. */
  readonly relocatedBy: readonly string[];
  /** Whether there is such a value: otherwise an installation without that registry stops here. */
  readonly isRelocatable: boolean;
}
