import type { View } from './view';

/** Where a view is: at a JSON pointer, or at a key below another view; without a key, where that is. */
export interface Place {
  readonly above: string | Pick<View, 'pointer'>;
  readonly key?: string;
}

/**
 * The JSON pointer of a place (https://www.rfc-editor.org/rfc/rfc6901). Worked out when it is asked for: rules make a
 * view of every part that they look at, and name the place of hardly any.
 */
export function pointerOf({ above, key }: Place): string {
  const pointer = typeof above === 'string' ? above : above.pointer;
  return key === undefined ? pointer : `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
