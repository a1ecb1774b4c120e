import { bracesLiteral } from './braces-literal';
import { capabilityGates } from './capability-gates';
import { deterministic } from './deterministic';
import { imagesRelocatable } from './images-relocatable';
import { nameSyntax } from './name-syntax';
import { namesFit } from './names-fit';
import { noPlainSecrets } from './no-plain-secrets';
import { noSecretValues } from './no-secret-values';
import { releaseSize } from './release-size';
import { releasesApart } from './releases-apart';
import { valuesUsed } from './values-used';
import type { Rule } from '../../rule';

/** Rules on a chart as a whole: its values, names, images and files. */
export const CHART_HYGIENE_RULES: readonly Rule[] = [valuesUsed, imagesRelocatable, noPlainSecrets, noSecretValues, deterministic, bracesLiteral, releasesApart, namesFit, nameSyntax, releaseSize, capabilityGates];
