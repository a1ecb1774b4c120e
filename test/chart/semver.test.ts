import { isSemanticVersion } from '../../lib/chart/semver';

test.each([
  '0.0.0',
  '1.2.3',
  '10.20.30',
  '1.0.0-alpha.1',
  '1.0.0-0',
  '1.0.0-0a',
  '1.0.0+001',
  '1.0.0-x-y.z+build.5',
  '9007199254740991.0.0',
])('%s is a version', (text) => {
  expect(isSemanticVersion(text)).toBe(true);
});

test.each([
  '',
  '1',
  '1.2',
  'v1.2.3',
  '01.2.3',
  '1.02.3',
  '1.2.3-',
  '1.2.3-01',
  '1.2.3+',
  '1.2.3-a..b',
  ' 1.2.3',
  '1.2.3\n',
  '1.2.3.4',
  '9007199254740993.0.0',
  `1.2.3-${'a'.repeat(256)}`,
])('%j is no version', (text) => {
  expect(isSemanticVersion(text)).toBe(false);
});
