import { guard, isSet, missing, not, repeated, reserveNames, v, when, type HelmChart, type Reference } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';

const text = (pattern: string) => v.string({ description: 'Text.', required: true, pattern });
const values = {
  isOn: v.boolean({ description: 'Switch.', default: true }),
  volumes: v.list(v.object({ name: text('^[a-z]{1,9}$'), claim: text('^[a-z]{1,9}$') }), { description: 'Volumes.', default: [] }),
  mounts: v.list(v.object({ name: text('^[a-z]{1,9}$'), mountPath: text('^/[a-z]{1,9}$') }), { description: 'Mounts.', default: [] }),
} as const;
type Values = {
  readonly isOn: Reference<boolean>;
  readonly volumes: Reference<readonly { readonly name: string; readonly claim: string }[]>;
  readonly mounts: Reference<readonly { readonly name: string; readonly mountPath: string }[]>;
};

/** What the chart does lest volumes of a customer break a rule: everything, but for what is left out. */
function volumesOf(rule: string, without?: 'names' | 'paths' | 'repeated names' | 'repeated paths' | 'missing names' | 'condition') {
  return {
    rule,
    values,
    objects: ({ isOn, volumes, mounts }: Values, chart: HelmChart) => {
      const keep = (what: typeof without, asked: () => void): void => {
        if (what !== without) {
          asked();
        }
      };
      keep('names', () => { reserveNames(chart, volumes, () => ['data']); });
      keep('paths', () => { reserveNames(chart, mounts, () => ['/data'], 'mountPath'); });
      keep('repeated names', () => { guard(chart, not(isSet(repeated(volumes, 'name'))), 'volumes has a name twice.'); });
      keep('repeated paths', () => { guard(chart, not(isSet(repeated(mounts, 'mountPath'))), 'mounts has a path twice.'); });
      keep('missing names', () => { guard(chart, not(isSet(missing(mounts, 'name', volumes))), 'mounts has a volume that is not there.'); });
      const data = when(isOn, { name: 'data', emptyDir: {} });
      const mount = { name: 'data', mountPath: '/data' };
      return { pod: podOf({ volumes: [data, ...volumes] }, { volumeMounts: [without === 'condition' ? mount : when(isOn, mount), ...mounts] }) };
    },
  } as const;
}

const volume = (name: string): object => ({ name, claim: 'a' });

/** Volumes of a chart beside those of its customer, and where both are mounted. */
export const PLANTED_VOLUMES: readonly PlantedChart[] = [
  violation({ ...volumesOf('volumes-differ', 'names'), name: 'volumes of a customer that may have the name of the chart', breaking: { volumes: [volume('data')] } }),
  violation({ ...volumesOf('volumes-differ', 'repeated names'), name: 'volumes of a customer that may repeat', breaking: { volumes: [volume('a'), volume('a')] } }),
  violation({ ...volumesOf('volumes-differ', 'paths'), name: 'mounts of a customer where the chart may mount', breaking: { volumes: [volume('a')], mounts: [{ name: 'a', mountPath: '/data' }] } }),
  violation({ ...volumesOf('volumes-differ', 'repeated paths'), name: 'mounts of a customer that may be at one path', breaking: { volumes: [volume('a')], mounts: [{ name: 'a', mountPath: '/a' }, { name: 'a', mountPath: '/a' }] } }),
  restriction({ ...volumesOf('volumes-differ'), name: 'volumes of a customer with names of their own', attempt: { volumes: [volume('a'), volume('a')] }, outcome: 'refused' }),
  restriction({ ...volumesOf('volumes-differ'), name: 'mounts of a customer at paths of their own', attempt: { mounts: [{ name: 'a', mountPath: '/data' }] }, outcome: 'refused' }),
  violation({ ...volumesOf('mounts-have-volumes', 'missing names'), name: 'mounts of volumes that may not be there', breaking: { volumes: [volume('a')], mounts: [{ name: 'b', mountPath: '/b' }] } }),
  violation({ ...volumesOf('mounts-have-volumes', 'condition'), name: 'a mount that is there without its volume', breaking: { isOn: false } }),
  restriction({ ...volumesOf('mounts-have-volumes'), name: 'mounts of volumes of the customer alone', attempt: { volumes: [volume('a')], mounts: [{ name: 'b', mountPath: '/b' }] }, outcome: 'refused' }),
  restriction({ ...volumesOf('mounts-have-volumes'), name: 'a mount that is there with its volume', attempt: { isOn: false }, outcome: 'harmless' }),
];
