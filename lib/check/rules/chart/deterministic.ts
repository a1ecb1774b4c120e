import { rawUses } from '../../../chart/raw-uses';
import { rawCalls } from './raw-calls';
import type { TemplateRule } from '../../rule';

// https://helm.sh/docs/chart_template_guide/function_list/ and https://masterminds.github.io/sprig/
const FAULTS: Readonly<Record<string, string>> = {
  ...named('depends on the cluster, and is empty for helm template and Argo CD', 'lookup', 'getHostByName'),
  ...named('is another one in every rendering', 'randAlpha', 'randAlphaNum', 'randAscii', 'randBytes', 'randInt', 'randNumeric', 'shuffle', 'uuidv4'),
  ...named('is another one in every rendering', 'bcrypt', 'encryptAES', 'genCA', 'genCAWithKey', 'genPrivateKey', 'genSelfSignedCert', 'genSelfSignedCertWithKey', 'genSignedCert', 'genSignedCertWithKey', 'htpasswd'),
  ...named('depends on the time of the rendering', 'ago', 'now'),
};
// Go visits the keys of a map in another order each time.
const UNORDERED = ['keys', 'values'];

/** Two renderings of the same values are the same: what differs without a reason is applied again, or never converges. */
export const deterministic: TemplateRule = {
  kind: 'template',
  id: 'deterministic',
  severity: 'error',
  description: 'No template looks into the cluster, at the clock or for chance: the same values render to the same objects.',
  remedy: 'Take the value from the customer, or let a Job or a controller make it once in the cluster.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/',
  check: function* (_template, chart) {
    for (const { text, path } of rawUses(chart)) {
      const calls = rawCalls(text);
      for (const name of calls.filter((each) => each in FAULTS)) {
        yield { place: path, problem: `the raw expression ${JSON.stringify(text)} calls ${name}, which ${String(FAULTS[name])}` };
      }
      const unordered = calls.find((name) => UNORDERED.includes(name));
      if (unordered !== undefined && !calls.includes('sortAlpha')) {
        yield { place: path, problem: `the raw expression ${JSON.stringify(text)} calls ${unordered} without sortAlpha, and has another order in every rendering` };
      }
    }
  },
};

function named(fault: string, ...functions: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(functions.map((name) => [name, fault]));
}
