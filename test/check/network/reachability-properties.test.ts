import fc from 'fast-check';
import { reachability } from '../../../lib/check';
import { ADDRESSES, APPS, arbitraryPolicy, arbitraryRule, NAMESPACES, PORTS, podsOfWorld, spell, type MeantPolicy, type Member } from './arbitrary-policy';
import { namespaceNamed, pod } from './network-objects';

const runs = { numRuns: 40 };

const podOf = (namespace: string, app: string, index: number): object =>
  pod(app, app === 'none' ? {} : { app }, { namespace, ports: PORTS.map((containerPort) => ({ containerPort })), status: { podIPs: [{ ip: `10.1.0.${String(index)}` }] } });
const here = APPS.map((app, index) => podOf('here', app, index));
const away = APPS.map((app, index) => podOf('away', app, index + 10));
const namespaces = NAMESPACES.map((name) => namespaceNamed(name, { team: name }));

/** Each connection that is allowed, and no other: `here/a → away/b:80`. Every verdict must be sure. */
function allowed(policies: readonly MeantPolicy[]): ReadonlySet<string> {
  const objects = [...here, ...policies.map((one, index) => spell(one, `p${String(index)}`))];
  const verdicts = reachability(objects, { namespace: 'here', objects: [...namespaces, ...away], outside: ADDRESSES, ports: PORTS.map((port) => ({ port })), areSourcesRewritten: false });
  expect(verdicts.filter(({ reach }) => reach === 'uncertain')).toEqual([]);
  return new Set(verdicts.filter(({ reach }) => reach === 'allowed').map(({ source, destination, port }) => connection(source.replace('/Pod', ''), destination.replace('/Pod', ''), port)));
}

function connection(source: Member, destination: Member, port: number): string {
  return `${source} → ${destination}:${String(port)}`;
}

const everybody: readonly Member[] = [...podsOfWorld, ...ADDRESSES];
const everything = everybody.flatMap((source) => everybody.filter((destination) => source !== destination && (source + destination).includes('here/')).flatMap((destination) => PORTS.map((port) => ({ source, destination, port }))));

/** What is left when everything that an isolated end does not ask for is struck out. */
function meant(policies: readonly MeantPolicy[]): ReadonlySet<string> {
  const left = new Map(everything.map((one) => [connection(one.source, one.destination, one.port), one]));
  for (const app of APPS) {
    const selecting = policies.filter(({ apps }) => apps.has(app));
    for (const side of ['ingress', 'egress'] as const) {
      const isolating = selecting.flatMap((one) => (one[side] === undefined ? [] : [one[side]]));
      if (isolating.length === 0) continue;
      const asked = new Set(isolating.flat().flatMap(({ members, ports }) => [...members].flatMap((member) => [...ports].map((port) => (side === 'egress' ? connection(`here/${app}`, member, port) : connection(member, `here/${app}`, port))))));
      for (const [name, one] of left) {
        if ((side === 'egress' ? one.source : one.destination) === `here/${app}` && !asked.has(name)) left.delete(name);
      }
    }
  }
  return new Set(left.keys());
}

test('what is allowed is what the policies were drawn to mean', () => {
  fc.assert(fc.property(fc.array(arbitraryPolicy, { maxLength: 4 }), (policies) => {
    expect([...allowed(policies)].sort()).toEqual([...meant(policies)].sort());
  }), { numRuns: 100 });
});

test('without policies everything is allowed, and with a default deny of both directions nothing', () => {
  const deny: MeantPolicy = { apps: new Set(APPS), selector: {}, ingress: [], egress: [] };
  expect(allowed([]).size).toBe(everything.length);
  expect(allowed([deny]).size).toBe(0);
});

test('a further rule never denies what was allowed', () => {
  fc.assert(fc.property(fc.array(arbitraryPolicy, { minLength: 1, maxLength: 3 }), arbitraryRule, fc.constantFrom('ingress', 'egress'), ([first, ...rest], rule, side) => {
    fc.pre(first?.[side] !== undefined);
    const before = allowed(first === undefined ? rest : [first, ...rest]);
    const after = allowed(first === undefined ? rest : [{ ...first, [side]: [...(first[side] ?? []), rule] }, ...rest]);
    expect([...before].filter((one) => !after.has(one))).toEqual([]);
  }), runs);
});

test('the order of policies, and whether their rules stand in one or in several, changes nothing', () => {
  fc.assert(fc.property(fc.array(arbitraryPolicy, { maxLength: 3 }), (policies) => {
    const apart = policies.flatMap((one) => (['ingress', 'egress'] as const).flatMap((side) => {
      const rules = one[side];
      if (rules === undefined) return [];
      const alone = { ...one, ingress: undefined, egress: undefined };
      return rules.length === 0 ? [{ ...alone, [side]: [] }] : rules.map((rule) => ({ ...alone, [side]: [rule] }));
    }));
    expect(allowed([...apart].reverse())).toEqual(allowed(policies));
  }), runs);
});

test('a policy touches only connections of the pods that it selects', () => {
  fc.assert(fc.property(fc.array(arbitraryPolicy, { maxLength: 3 }), arbitraryPolicy, (policies, further) => {
    const [before, after] = [allowed(policies), allowed([...policies, further])];
    const changed = everything.filter(({ source, destination, port }) => before.has(connection(source, destination, port)) !== after.has(connection(source, destination, port)));
    const isSelected = (member: Member): boolean => member.startsWith('here/') && further.apps.has(member.slice('here/'.length));
    expect(changed.filter(({ source, destination }) => !isSelected(source) && !isSelected(destination))).toEqual([]);
  }), runs);
});

test('where the two directions of every policy are exchanged, connections are allowed the other way round', () => {
  fc.assert(fc.property(fc.array(arbitraryPolicy, { maxLength: 3 }), (policies) => {
    const mirrored = allowed(policies.map((one) => ({ ...one, ingress: one.egress, egress: one.ingress })));
    const turned = everything.filter(({ source, destination, port }) => mirrored.has(connection(destination, source, port)));
    expect(turned.map(({ source, destination, port }) => connection(source, destination, port)).sort()).toEqual([...allowed(policies)].sort());
  }), runs);
});
