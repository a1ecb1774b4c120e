import { valuesUsed } from './values-used';
import type { Rule } from '../../rule';

/** Rules on a chart as a whole: its values, names, images and files. */
export const CHART_HYGIENE_RULES: readonly Rule[] = [valuesUsed];
