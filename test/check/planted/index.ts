import { PLANTED_HYGIENE } from './hygiene';
import { PLANTED_IMAGES_AND_ACCOUNTS } from './images-and-accounts';
import { PLANTED_LIFECYCLES } from './lifecycles';
import { PLANTED_PARTS } from './parts-of-pods';
import { PLANTED_RESOURCES } from './resources';
import { PLANTED_SCHEMAS } from './schemas';
import { PLANTED_VOLUMES } from './volumes';
import { PLANTED_WAYS_OUT } from './ways-out';
import { PLANTED_SECURITY } from './security-contexts';
import type { PlantedChart } from './planted-chart';

/** Charts of which it is known whether values can break a rule. */
export const PLANTED_CHARTS: readonly PlantedChart[] = [
  ...PLANTED_SECURITY,
  ...PLANTED_PARTS,
  ...PLANTED_WAYS_OUT,
  ...PLANTED_SCHEMAS,
  ...PLANTED_HYGIENE,
  ...PLANTED_IMAGES_AND_ACCOUNTS,
  ...PLANTED_LIFECYCLES,
  ...PLANTED_RESOURCES,
  ...PLANTED_VOLUMES,
];
