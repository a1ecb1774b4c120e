import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import '@microsoft/jest-sarif';
import { printCheckJson } from '../../../lib/cli/check/print-check-json';
import { printCheckText } from '../../../lib/cli/check/print-check-text';
import { printCounterexampleFile } from '../../../lib/cli/check/print-counterexample';
import { printJunit } from '../../../lib/cli/check/print-junit';
import { printSarif } from '../../../lib/cli/check/print-sarif';
import { valuesFromText } from '../../../lib/cli/read-values-file';
import { HOSTILE, REPORTS } from './example-reports';
import type { Log } from 'sarif';

function expectGolden(name: string, text: string): void {
  const file = join(__dirname, 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

const text = printCheckText(REPORTS, { milliseconds: 1234 });
const json = printCheckJson(REPORTS);
const sarif = printSarif(REPORTS, { version: '1.2.3', placeOf: ({ subject }, found) => (subject === 'shop' ? { file: 'apps/shop/chart.ts', line: 1 } : { file: `out/${found?.source ?? ''}`, line: 7 }) });
const junit = printJunit(REPORTS);

test('reports are printed as text, JSON, SARIF and JUnit', () => {
  expectGolden('report.txt', text);
  expectGolden('report.json', json);
  expectGolden('report.sarif', sarif);
  expectGolden('report.xml', junit);
});

test.each([['text', text], ['SARIF', sarif], ['JUnit', junit], ['JSON', json]])('%s holds nothing that a terminal would obey', (_name, printed) => {
   
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
});

test('text groups exceptions of one reason, and names the files that were written', () => {
  const refuted = REPORTS[0]?.rules.find(({ verdict }) => verdict.kind === 'refuted');
  const exceptions = ['web', 'jobs', 'cache'].map((object) => ({ rule: 'refuted', object, reason: object === 'cache' ? 'Another one.' : 'One reason.', expires: '2030-01-01' }));
  const printed = printCheckText(REPORTS.slice(0, 1).map((report) => ({ ...report, rules: refuted === undefined ? [] : [{ ...refuted, exceptions }] })), { milliseconds: 1, counterexamples: 'my files' });
  expect(printed.match(/^ *except .*$/gm)).toEqual(['      except web, jobs, until 2030-01-01: One reason.', '      except cache, until 2030-01-01: Another one.']);
  expect(printed.match(/--values .*?yaml'?/g)).toEqual([2, 3].map((count) => `--values 'my files/shop-refuted-${String(count)}.yaml'`));
  expect(printed.trimEnd().split('\n').at(-1)).toBe('to look at: refuted');
});

test('SARIF keeps to the JSON schema of SARIF 2.1.0', () => {
  const log = JSON.parse(sarif) as Log;
  expect(log).toBeValidSarifLog();
  expect(() => expect({ ...log, runs: [{ results: [] }] }).toBeValidSarifLog()).toThrow();
});

test('SARIF has a result for every problem, of a rule that it describes', () => {
  const [run] = (JSON.parse(sarif) as Log).runs;
  const rules = run?.tool.driver.rules?.map(({ id }) => id) ?? [];
  const results = run?.results ?? [];
  expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ...Array.from({ length: 6 }, () => ['refuted', 'fail', 'error']),
    ['unproven', 'review', 'none'],
    ['advice', 'review', 'none'],
    ['hostile', 'fail', 'warning'],
    ...Array.from({ length: 6 }, () => ['broken', 'fail', 'warning']),
  ]);
  expect(results.filter(({ ruleId }) => !rules.includes(ruleId ?? ''))).toEqual([]);
});

test('SARIF has what GitHub refuses a log without, and tells results of one line apart', () => {
  const [run] = (JSON.parse(sarif) as Log).runs;
  const results = run?.results ?? [];
  for (const { locations, partialFingerprints, message } of results) {
    const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
    expect(artifactLocation?.uri).toMatch(/^(?:apps\/shop\/chart\.ts|out\/[\w%.\-<>&'()*]*)$/u);
    expect(region?.startLine).toBeGreaterThan(0);
    expect(partialFingerprints?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/u);
    expect(message.text).not.toBe('');
  }
  // Each of the five rules has one problem, told several times.
  expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'])).size).toBe(5);
  for (const { shortDescription, fullDescription, help, defaultConfiguration } of run?.tool.driver.rules ?? []) {
    expect([shortDescription?.text, fullDescription?.text, help?.text, help?.markdown, defaultConfiguration?.level]).not.toContain(undefined);
  }
});

test('JUnit is XML whose counts are those of its cases', () => {
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(junit, 'text/xml');
  const suites = [...document.getElementsByTagName('testsuite')];
  expect(suites.map((suite) => suite.getAttribute('name'))).toEqual(['shop', expect.stringContaining('<\\u001b[31m<b>&"\'\\u000a]]>')]);
  for (const suite of suites) {
    for (const [attribute, tag] of [['tests', 'testcase'], ['failures', 'failure'], ['skipped', 'skipped']] as const) {
      expect(Number(suite.getAttribute(attribute))).toBe(suite.getElementsByTagName(tag).length);
    }
  }
  const failed = [...document.getElementsByTagName('failure')].map((failure) => failure.parentElement?.getAttribute('name'));
  expect(failed).toEqual(['refuted', 'unproven', 'hostile', 'broken']);
  expect([...document.getElementsByTagName('skipped')].map((skipped) => skipped.parentElement?.getAttribute('name'))).toEqual(['advice']);
});

test('JSON has facts of rules, without code and examples', () => {
  const { charts, summary } = JSON.parse(json) as { readonly charts: readonly { readonly rules: readonly { readonly rule: object; readonly isBlocking: boolean }[] }[]; readonly summary: object };
  expect(Object.keys(charts[0]?.rules[0]?.rule ?? {})).toEqual(['id', 'severity', 'description', 'remedy', 'source', 'checks', 'premises']);
  expect(charts.map(({ rules }) => rules.filter(({ isBlocking }) => isBlocking).length)).toEqual([3, 1]);
  expect(summary).toEqual({ rules: 10, proved: 4, refuted: 2, unproven: 2, passed: 1, failed: 1, cases: 1020 });
});

test('a counterexample file is read back as the values it stands for', () => {
  const values = { [HOSTILE.slice(0, -2)]: ['0123', 'yes', HOSTILE.slice(0, -2), 1, true, null], empty: {} };
  const problems = [{ object: HOSTILE, source: HOSTILE, pointer: HOSTILE, problem: HOSTILE }];
  const file = printCounterexampleFile('shop', 'rule', { values, release: { name: 'x', revision: 3 }, apiVersions: ['a b'], kubernetes: '1.36', problems });
  expect(valuesFromText(file, 'file.yaml')).toEqual(values);
  expect(file).toContain("# helm template dist/charts/shop --values <this file> --name-template x --api-versions 'a b' --kube-version 1.36\n# as revision 3 of the release\n");
});
