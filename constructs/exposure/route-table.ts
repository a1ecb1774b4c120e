import { ChartError, didYouMean, dnsLabel, throwProblems, type BooleanValue, type Problem } from '../../lib';
import { namedPorts, type PortMap } from '../workload/ports';
import type { NetworkIdentity } from '../workload/network-identity';

/** A component that can be exposed: HardenedDeployment and HardenedStatefulSet are. */
export interface ExposedComponent<Ports extends PortMap = PortMap> extends NetworkIdentity<Ports> {
  /** The Service of its pods. */
  readonly service: {
    /** The name of its Service; may be placed wherever text is taken. */
    readonly name: string;
    /** Host and port, joined by a colon. */
    address(port: keyof Ports & string): string;
  };
}

/** Another port for connections that nobody before the component ends. */
export interface PassThrough<Port extends string = string> {
  /** The port on which the component itself ends TLS. */
  readonly port: Port;
  /** Whether it does. */
  readonly condition: BooleanValue;
}

/** The one place that all requests from outside arrive at. */
export interface Entry {
  readonly component: ExposedComponent;
  readonly portName: string;
  readonly port: number;
  readonly passThrough?: PassThrough;
}

/** The paths of an exposure. */
export interface Paths {
  /** Beginnings of paths that arrive. */
  readonly routed: readonly string[];
  /** Beginnings of paths below them that do not. */
  readonly denied: readonly string[];
}

// Unreserved characters only: what is encoded, doubled or dotted is read differently by each controller.
const PATH = /^\/$|^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;

/** The routes of an exposure: all of them lead to one port of one component. */
export class RouteTable {
  private readonly routed: string[] = [];
  private only: Entry | undefined;

  /** @throws ChartError CONSTRUCT_INVALID – when paths are denied that are none. */
  constructor(
    private readonly denied: readonly string[],
    private readonly place: string,
  ) {
    const faulty = denied.filter((path) => !PATH.test(path) || path === '/');
    throwProblems('CONSTRUCT_INVALID', `${place} is invalid`, faulty.map((path) => pathProblem('a denied path', path, place)));
  }

  /** Where requests arrive. Throws CONSTRUCT_INVALID while there are no routes. */
  get entry(): Entry {
    if (this.only === undefined) {
      throw new ChartError('CONSTRUCT_INVALID', 'nothing is exposed: there is no route', { in: this.place, fix: "add one, such as exposure.route('/', gateway, 'http')" });
    }
    return this.only;
  }

  get paths(): Paths {
    const { routed } = this;
    return { routed, denied: this.denied.filter((path) => routed.some((route) => isBelow(path, route))) };
  }

  /** Adds a route. Throws all that is wrong with it. */
  add(path: string, component: ExposedComponent, portName: string, passThrough?: PassThrough): void {
    throwProblems('CONSTRUCT_INVALID', `${this.place} has a route that is invalid`, [
      ...this.entryProblems(component, portName),
      ...(passThrough === undefined ? [] : this.portProblems(component, passThrough.port)),
      ...this.pathProblems(path),
    ]);
    this.only ??= { component, portName, port: portNumber(component, portName), ...(passThrough === undefined ? {} : { passThrough }) };
    this.routed.push(path);
  }

  private entryProblems(component: ExposedComponent, portName: string): readonly Problem[] {
    const { only } = this;
    const unknown = this.portProblems(component, portName);
    if (unknown.length > 0) {
      return unknown;
    }
    if (only === undefined || (only.component === component && only.portName === portName)) {
      return [];
    }
    const entry = `${only.component.component}:${only.portName}`;
    return [this.problem('EXPOSURE_SECOND_ENTRY', `${component.component}:${portName} asks to be exposed, but ${entry} alone is the entry`, `let ${only.component.component} pass on what is meant for ${component.component}`)];
  }

  private portProblems(component: ExposedComponent, port: string): readonly Problem[] {
    const names = Object.keys(component.ports);
    return names.includes(port) ? [] : [this.problem('PORT_UNKNOWN', `the port "${port}" is not declared by ${component.component} (declared: ${names.join(', ')})${didYouMean(port, names)}`, 'use one of the declared ports, or add it to ports')];
  }

  private pathProblems(path: string): readonly Problem[] {
    const known = this.routed.find((route) => dnsLabel(route) === dnsLabel(path));
    const covering = this.denied.find((denied) => path === denied || path.startsWith(`${denied}/`));
    return [
      ...(PATH.test(path) ? [] : [pathProblem('a path', path, this.place)]),
      ...(known === undefined ? [] : [this.problem('CONSTRUCT_INVALID', `the path "${path}" is routed already${known === path ? '' : `, by the same name as "${known}"`}`, 'route each path once')]),
      ...(covering === undefined ? [] : [this.problem('CONSTRUCT_INVALID', `the path "${path}" is routed, but "${covering}" is denied`, 'leave the route out, or take the path from denied')]),
    ];
  }

  private problem(code: Problem['code'], what: string, fix: string): Problem {
    return { code, what, in: this.place, fix };
  }
}

/** The number of a declared port. */
export function portNumber(component: ExposedComponent, portName: string): number {
  return namedPorts(component.ports).find(({ name }) => name === portName)?.port ?? 0;
}

/** Whether a route would let a path through. By characters, as Emissary compares: it is the widest of all. */
export function isBelow(path: string, route: string): boolean {
  return path.startsWith(route);
}

function pathProblem(name: string, path: string, place: string): Problem {
  return { code: 'CONSTRUCT_INVALID', what: `${name} is "${path}"`, in: place, fix: 'begin it with "/", use letters, digits, "-", "_", "." and "~", and no "/" at its end' };
}
