import { defineValues, v } from '../../index';
import { verdict } from './data-verdict';

// Values at the edges of what a domain, a pattern or a member can say. Each of these was once proved although the values found break it.

const description = 'Any.';

test('a pattern that asks for any character finds none before the beginning and none after the end', () => {
  const values = defineValues({ text: v.string({ description, default: 'q', pattern: '^q$' }) });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => !data.get('a').matches(/[^x]q/u))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => !data.get('a').matches(/q./u))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => data.get('a').matches(/^(?:^q$)$/u))).toEqual({ kind: 'refuted', values: {} });
});
