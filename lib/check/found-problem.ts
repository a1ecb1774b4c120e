import { inside, type View } from './view/view';
import type { FoundProblem } from './report';
import type { Finding } from './rule';

/** A finding as it is reported. The object must have been rendered. */
export function foundProblem({ object, at, problem }: Finding): FoundProblem {
  return {
    object: `${object.kind}/${textOf(object.root.get('metadata', 'name'))}`,
    source: object.source,
    ...(object.templatePath === undefined ? {} : { templatePath: object.templatePath }),
    pointer: at.pointer,
    problem,
  };
}

function textOf(view: View): string {
  const data = view[inside];
  return typeof data === 'string' ? data : '';
}
