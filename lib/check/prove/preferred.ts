import { isMap, ownValue } from '../../values/own-property';
import { isScalar } from './solve';
import { isValuesPosition, type Position } from './position';
import { DEFAULT_RELEASE } from './release-facts';
import type { Scalar } from '../view/view';

/** What something unknown is while nobody sets it, where that is a scalar. */
export function preferredAt(position: Position, defaults: Readonly<Record<string, unknown>>): Scalar | undefined {
  const usual = isValuesPosition(position)
    ? position.of.steps.reduce<unknown>((value, step) => ('key' in step && isMap(value) ? ownValue(value, step.key) : undefined), defaults)
    : ownValue<unknown>(DEFAULT_RELEASE, position.id.replace('.release.', ''));
  return isScalar(usual) ? usual : undefined;
}
