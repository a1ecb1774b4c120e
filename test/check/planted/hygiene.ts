import { isSet, v, when } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';

const password = v.string({ description: 'Password.', default: '' });

/** What of values is secret. */
export const PLANTED_HYGIENE: readonly PlantedChart[] = [
  violation({
    name: 'a Secret that the chart makes of a value',
    rule: 'no-plain-secrets',
    values: { password },
    objects: ({ password: given }) => ({ secret: { apiVersion: 'v1', kind: 'Secret', stringData: { password: when(isSet(given), given) } } }),
    breaking: { password: 'hunter22' },
  }),
  violation({
    name: 'a password as a variable',
    rule: 'no-plain-secrets',
    values: { password },
    objects: ({ password: given }) => ({ pod: podOf({}, { env: [{ name: 'DB_PASSWORD', value: given }] }) }),
    breaking: { password: 'hunter22' },
  }),
  restriction({
    name: 'a password of a Secret that exists',
    rule: 'no-plain-secrets',
    values: { password: v.secretKeyRef({ description: 'Password.', default: { name: 'db', key: 'password' } }) },
    objects: ({ password: { name, key } }) => ({ pod: podOf({}, { env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name, key } } }] }) }),
    attempt: { password: 'hunter22' },
    outcome: 'refused',
  }),
  restriction({
    name: 'variables that the customer writes',
    rule: 'no-plain-secrets',
    values: { variables: v.list(v.object({ name: v.string({ description: 'Name.', required: true }), value: v.string({ description: 'Value.', required: true }) }, { description: 'Variable.' }), { description: 'Variables.', default: [] }) },
    objects: ({ variables }) => ({ pod: podOf({}, { env: variables }) }),
    attempt: { variables: [{ name: 'MODE', value: 'fast' }] },
    outcome: 'harmless',
  }),
];
