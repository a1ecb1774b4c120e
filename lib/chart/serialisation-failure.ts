import { ChartError, isChartError } from '../diagnostic';
import type { ApiObject } from 'cdk8s';

/** The error of an object that could not handle what it was given, as one that tells what to do. */
export function failureOf(object: ApiObject, thrown: unknown): Error {
  if (isChartError(thrown)) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return ownProblemIn(object, message) ?? unprintableIn(object, message) ?? lostIn(object, message);
}

/** A ChartError that cdk8s wrote into the message of an error of its own. */
function ownProblemIn(object: ApiObject, message: string): ChartError | undefined {
  const own = /ChartError: ([A-Z_]+): ([^\n]*)(?:\n {2}in: [^\n]*)?\n {2}fix: ([^\n]*)/u.exec(message);
  if (own === null) {
    return undefined;
  }
  const [, code = '', what = '', fix = ''] = own;
  return new ChartError(code as ChartError['code'], what, { in: object.node.path, fix });
}

function unprintableIn(object: ApiObject, message: string): ChartError | undefined {
  const unprintable = (what: string, fix: string): ChartError =>
    new ChartError('UNPRINTABLE_VALUE', `${object.kind} ${what}`, { in: object.node.path, fix });
  const instance = /can't render non-simple object of type '([^']*)'/u.exec(message)?.[1];
  if (instance !== undefined) {
    return unprintable(
      `holds an instance of ${instance}, which YAML cannot represent`,
      'pass text, a finite number, a boolean, a list, a plain object or a reference',
    );
  }
  if (message.includes('Maximum call stack size exceeded')) {
    return unprintable('holds a value that contains itself, or is nested too deeply', 'pass data that ends');
  }
  return undefined;
}

function lostIn(object: ApiObject, message: string): ChartError {
  return new ChartError(
    'LOST_REFERENCE',
    `${object.kind} could not be serialised with the references it was given: ${causeIn(message)}`,
    {
      in: object.node.path,
      fix: 'create this object with new ApiObject(…), which takes references everywhere, or give the field a literal',
    },
  );
}

function causeIn(message: string): string {
  return message.replace(/^Failed serializing construct at path '.*' with name '.*?': /su, '');
}
