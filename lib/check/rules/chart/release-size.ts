import { greatestReleaseBytes } from './release-bytes';
import type { TemplateRule } from '../../rule';

// https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size
const SECRET_BYTES = 1_048_576;
const LARGEST_SHARE = 0.5;

/**
 * Helm keeps the chart, its documents and all rendered objects in one Secret. Counted are all objects of the chart with
 * its default values; what customers add to lists and maps comes on top, and the half that is left is for it.
 */
export const releaseSize: TemplateRule = {
  kind: 'template',
  id: 'release-size',
  severity: 'warning',
  description: 'What Helm keeps of a release fills at most half of the Secret that it is kept in.',
  remedy: 'Leave documents and dashboards out of the chart, or put them into a chart of their own.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size',
  check: function* ({ metadata }, chart) {
    const bytes = greatestReleaseBytes(chart);
    if (bytes > SECRET_BYTES * LARGEST_SHARE) {
      yield { place: metadata.name, problem: `Helm keeps ${String(bytes)} bytes of a release; a Secret holds ${String(SECRET_BYTES)}` };
    }
  },
};
