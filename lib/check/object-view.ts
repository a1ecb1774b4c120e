import type { View } from './view/view';

/** One object of a chart, or of a list of rendered objects. */
export interface ObjectView {
  readonly apiVersion: string;
  readonly kind: string;
  /** The construct that emits it, below its chart; of rendered objects their place in the input. */
  readonly source: string;
  /** The template that it is printed to. @default - it was rendered elsewhere */
  readonly templatePath?: string;
  readonly root: View;
  /**
   * Whether it is rendered at all. A rule on one object need not ask: it is. A rule on several objects asks
   * as late as it can.
   */
  isRendered(): boolean;
}
