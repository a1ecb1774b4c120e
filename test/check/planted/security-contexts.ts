import { and, each, equals, guard, not, v, when, type Value } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

const isDebugging = v.boolean({ description: 'Whether the pod may be debugged.', default: false });
const mode = v.choice(['safe', 'unsafe'], { description: 'Mode.', default: 'safe' });
const podSecurityContext = { default: { runAsNonRoot: true } as k8s.PodSecurityContext };
const securityContext = { default: { capabilities: { drop: ['ALL'] } } as k8s.SecurityContext };

const switches: readonly PlantedChart[] = [
  violation({
    name: 'a boolean that makes a container privileged',
    rule: 'privileged',
    values: { isDebugging },
    objects: ({ isDebugging }) => ({ pod: podOf({}, { securityContext: { privileged: isDebugging } }) }),
    breaking: { isDebugging: true },
  }),
  restriction({
    name: 'a boolean that only tells the container to debug',
    rule: 'privileged',
    values: { isDebugging },
    objects: ({ isDebugging }) => ({
      pod: podOf({}, { securityContext: { privileged: false }, env: [{ name: 'DEBUG', value: when(isDebugging, 'on', 'off') }] }),
    }),
    attempt: { isDebugging: true },
    outcome: 'harmless',
  }),
  violation({
    name: 'a choice, one of which makes a container privileged',
    rule: 'privileged',
    values: { mode },
    objects: ({ mode }) => ({ pod: podOf({}, { securityContext: when(equals(mode, 'unsafe'), { privileged: true }) }) }),
    breaking: { mode: 'unsafe' },
  }),
  restriction({
    name: 'a choice without that one',
    rule: 'privileged',
    values: { mode: v.choice(['safe', 'fast'], { description: 'Mode.', default: 'safe' }) },
    objects: ({ mode }) => ({ pod: podOf({}, { securityContext: when(equals(mode as Value<string>, 'unsafe'), { privileged: true }) }) }),
    attempt: { mode: 'unsafe' },
    outcome: 'refused',
  }),
];

const conditions: readonly PlantedChart[] = [
  violation({
    name: 'two conditions that open the network of the node together',
    rule: 'host-namespaces',
    values: { isDebugging, mode },
    objects: ({ isDebugging, mode }) => ({ pod: podOf({ hostNetwork: when(and(isDebugging, equals(mode, 'unsafe')), true) }) }),
    breaking: { isDebugging: true, mode: 'unsafe' },
  }),
  restriction({
    name: 'two conditions that exclude each other',
    rule: 'host-namespaces',
    values: { isDebugging, mode },
    objects: ({ mode }) => ({ pod: podOf({ hostNetwork: when(and(equals(mode, 'safe'), equals(mode, 'unsafe')), true) }) }),
    attempt: { isDebugging: true, mode: 'unsafe' },
    outcome: 'harmless',
  }),
  restriction({
    name: 'two conditions that a guard refuses together',
    rule: 'host-namespaces',
    values: { isDebugging, mode },
    objects: ({ isDebugging, mode }, chart) => {
      const isOpen = and(isDebugging, equals(mode, 'unsafe'));
      guard(chart, not(isOpen), 'set isDebugging to false, or mode to safe');
      return { pod: podOf({ hostNetwork: when(isOpen, true) }) };
    },
    attempt: { isDebugging: true, mode: 'unsafe' },
    outcome: 'refused',
  }),
  restriction({
    name: 'privileges that may grow only where the standard does not ask',
    rule: 'allow-privilege-escalation',
    values: { os: v.choice(['linux', 'windows'], { description: 'Operating system.', default: 'linux' }) },
    objects: ({ os }) => ({ pod: podOf({ os: { name: os } }, { securityContext: when(equals(os, 'linux'), { allowPrivilegeEscalation: false }) }) }),
    attempt: { os: 'windows' },
    outcome: 'harmless',
  }),
  violation({
    name: 'privileges that may grow where the standard asks',
    rule: 'allow-privilege-escalation',
    values: { os: v.choice(['linux', 'windows'], { description: 'Operating system.', default: 'windows' }) },
    objects: ({ os }) => ({ pod: podOf({ os: { name: os } }, { securityContext: when(equals(os, 'windows'), { allowPrivilegeEscalation: false }) }) }),
    breaking: { os: 'linux' },
  }),
  violation({
    name: 'a root user in a user namespace, which the standard allows from 1.35 on',
    rule: 'non-root',
    values: { isDebugging },
    objects: ({ isDebugging }) => ({ pod: podOf({ hostUsers: when(isDebugging, false), securityContext: { runAsNonRoot: not(isDebugging) } }) }),
    breaking: { isDebugging: true },
  }),
];

const passthroughs: readonly PlantedChart[] = [
  violation({
    name: 'a free podSecurityContext that overrides runAsNonRoot',
    rule: 'run-as-non-root',
    values: { podSecurityContext: v.kubernetes<k8s.PodSecurityContext>('Security context.', podSecurityContext) },
    objects: ({ podSecurityContext }) => ({ pod: podOf({ securityContext: podSecurityContext }) }),
    breaking: { podSecurityContext: { runAsNonRoot: false } },
  }),
  violation({
    name: 'a free podSecurityContext from which runAsNonRoot is removed',
    rule: 'run-as-non-root',
    values: { podSecurityContext: v.kubernetes<k8s.PodSecurityContext>('Security context.', podSecurityContext) },
    objects: ({ podSecurityContext }) => ({ pod: podOf({ securityContext: podSecurityContext }) }),
    breaking: { podSecurityContext: { runAsNonRoot: null } },
  }),
  restriction({
    name: 'a podSecurityContext in which the chart wins',
    rule: 'run-as-non-root',
    values: { podSecurityContext: v.kubernetes<k8s.PodSecurityContext>('Security context.', { default: {} }) },
    objects: ({ podSecurityContext }) => ({ pod: podOf({ securityContext: { ...(podSecurityContext as unknown as object), runAsNonRoot: true } }) }),
    attempt: { podSecurityContext: { runAsNonRoot: false } },
    outcome: 'harmless',
  }),
  restriction({
    name: 'a podSecurityContext whose runAsNonRoot is reserved',
    rule: 'run-as-non-root',
    values: { podSecurityContext: v.kubernetes<k8s.PodSecurityContext>('Security context.', { default: {}, reservedKeys: ['runAsNonRoot'] }) },
    objects: ({ podSecurityContext }) => ({ pod: podOf({ securityContext: { runAsNonRoot: true, ...(podSecurityContext as unknown as object) } }) }),
    attempt: { podSecurityContext: { runAsNonRoot: false } },
    outcome: 'refused',
  }),
  violation({
    name: 'a free securityContext that gives capabilities back',
    rule: 'capabilities-restricted',
    values: { securityContext: v.kubernetes<k8s.SecurityContext>('Security context.', securityContext) },
    objects: ({ securityContext }) => ({ pod: podOf({}, { securityContext }) }),
    breaking: { securityContext: { capabilities: { add: ['NET_ADMIN'] } } },
  }),
  restriction({
    name: 'a securityContext of user and group alone',
    rule: 'capabilities-restricted',
    values: { runAsUser: v.integer({ description: 'User.', default: 1000, minimum: 0 }) },
    objects: ({ runAsUser }) => ({ pod: podOf({}, { securityContext: { capabilities: { drop: ['ALL'] }, runAsUser } }) }),
    attempt: { runAsUser: 0 },
    outcome: 'harmless',
  }),
  violation({
    name: 'a user that may be 0',
    rule: 'run-as-user',
    values: { runAsUser: v.integer({ description: 'User.', default: 1000, minimum: 0 }) },
    objects: ({ runAsUser }) => ({ pod: podOf({ securityContext: { runAsUser } }) }),
    breaking: { runAsUser: 0 },
  }),
  restriction({
    name: 'a user of at least 1',
    rule: 'run-as-user',
    values: { runAsUser: v.integer({ description: 'User.', default: 1000, minimum: 1 }) },
    objects: ({ runAsUser }) => ({ pod: podOf({ securityContext: { runAsUser } }) }),
    attempt: { runAsUser: 0 },
    outcome: 'refused',
  }),
];

const sidecarFields = { name: v.string({ description: 'Name.', required: true, pattern: '^[a-z]{1,20}$' }), isPrivileged: v.boolean({ description: 'Whether it is privileged.', required: true }) };

const repetitions: readonly PlantedChart[] = [
  violation({
    name: 'sidecars, any of which may be privileged',
    rule: 'privileged',
    values: { sidecars: v.list(v.object(sidecarFields, { description: 'Sidecar.' }), { description: 'Sidecars.', default: [] }) },
    objects: ({ sidecars }) => ({
      pod: podOf({
        initContainers: each(sidecars, ({ name, isPrivileged }) => ({ name, image: 'registry.example.com/sidecar:1.0.0', securityContext: { privileged: isPrivileged } })),
      }),
    }),
    breaking: { sidecars: [{ name: 'first', isPrivileged: false }, { name: 'second', isPrivileged: true }] },
  }),
  restriction({
    name: 'sidecars that only have a name',
    rule: 'privileged',
    values: { sidecars: v.list(v.object({ name: sidecarFields.name }, { description: 'Sidecar.' }), { description: 'Sidecars.', default: [] }) },
    objects: ({ sidecars }) => ({ pod: podOf({ initContainers: each(sidecars, ({ name }) => ({ name, image: 'registry.example.com/sidecar:1.0.0' })) }) }),
    attempt: { sidecars: [{ name: 'second', isPrivileged: true }] },
    outcome: 'refused',
  }),
];

/** What values do to security contexts. */
export const PLANTED_SECURITY: readonly PlantedChart[] = [...switches, ...conditions, ...passthroughs, ...repetitions];
