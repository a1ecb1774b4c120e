import { RULES } from '../../../lib/check';
import { PLATFORM_MUTATIONS } from './platform-mutations';
import { TEMPLATE_MUTATIONS } from './template-mutations';

test('every rule has a change that it finds, and the changes are of no other rules', () => {
  const changed = [...PLATFORM_MUTATIONS, ...TEMPLATE_MUTATIONS].map(({ rule }) => rule);
  expect([...new Set(changed)].sort()).toEqual(RULES.map(({ id }) => id).sort());
});
