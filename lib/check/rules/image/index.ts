import { imagePullPolicy } from './image-pull-policy';
import { imageTag } from './image-tag';
import type { Rule } from '../../rule';

/** Rules on the images of containers. */
export const IMAGE_RULES: readonly Rule[] = [imageTag, imagePullPolicy];
