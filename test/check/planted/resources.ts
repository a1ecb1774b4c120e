import { guard, isSet, not, or, quantityAtLeast, v, type Reference, type Value } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';

const rule = 'requests-within-limits';

const values = {
  request: v.quantity({ description: 'What is asked for.', default: '100m' }),
  limit: v.quantity({ description: 'What may be used.', default: '1', removable: true }),
};

interface Given {
  readonly request: Reference<string | number>;
  readonly limit: Reference<string | number> | Reference<string | number | undefined>;
}

const within = (limit: Given['limit'], request: Value<string | number>) => or(not(isSet(limit)), quantityAtLeast(limit as Reference<string | number>, request));
const podFor = ({ request, limit }: Given): Readonly<Record<string, object>> => ({ pod: podOf({}, { resources: { requests: { cpu: request }, limits: { cpu: limit } } }) });

/** What values ask for, and what they may use. */
export const PLANTED_RESOURCES: readonly PlantedChart[] = [
  violation({ name: 'requests and limits that nothing compares', rule, values, objects: podFor, breaking: { request: '2' } }),
  violation({
    name: 'a guard that compares the request and the limit the wrong way',
    rule,
    values: { ...values, request: v.quantity({ description: 'What is asked for.', default: 1 }) },
    objects: ({ request, limit }, chart) => {
      guard(chart, or(not(isSet(limit)), quantityAtLeast(request, limit)), 'less is asked for than may be used.');
      return podFor({ request, limit });
    },
    breaking: { request: '1001m' },
  }),
  violation({
    name: 'a guard that compares the limit with another request',
    rule,
    values: { ...values, other: v.quantity({ description: 'What another asks for.', default: '100m' }) },
    objects: ({ request, limit, other }, chart) => {
      guard(chart, within(limit, other), 'more is asked for than may be used.');
      return podFor({ request, limit });
    },
    breaking: { request: '1.000000000000000000001' },
  }),
  violation({ name: 'a limit with a request that is constant', rule, values: { limit: values.limit }, objects: ({ limit }) => ({ pod: podOf({}, { resources: { requests: { cpu: '500m' }, limits: { cpu: limit } } }) }), breaking: { limit: '499999999n' } }),
  restriction({
    name: 'requests and limits that a guard compares',
    rule,
    values,
    objects: ({ request, limit }, chart) => {
      guard(chart, within(limit, request), 'more is asked for than may be used.');
      return podFor({ request, limit });
    },
    attempt: { request: '1.000000000000000000001' },
    outcome: 'refused',
  }),
  restriction({
    name: 'a limit that a guard compares with a constant',
    rule,
    values: { limit: values.limit },
    objects: ({ limit }, chart) => {
      guard(chart, within(limit, '500m'), 'more is asked for than may be used.');
      return { pod: podOf({}, { resources: { requests: { cpu: '500m' }, limits: { cpu: limit } } }) };
    },
    attempt: { limit: '0.4999999999999999999' },
    outcome: 'refused',
  }),
  restriction({ name: 'requests without limits', rule, values: { request: values.request }, objects: ({ request }) => ({ pod: podOf({}, { resources: { requests: { cpu: request } } }) }), attempt: { request: '1E' }, outcome: 'harmless' }),
];
