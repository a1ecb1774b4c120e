import type { Problem } from '../../lib';

/** A port on which a container listens. */
export interface PortOptions {
  /** 1024 to 65535: below, only root may listen. */
  readonly port: number;
  /** The protocol for load balancers and meshes. @default - told by the names http, https and grpc */
  readonly appProtocol?: string;
}

/** The ports of a workload by their names. A TCP port may be written as its number. */
export type PortMap = Readonly<Record<string, number | PortOptions>>;

/** The names of ports. */
export type PortName<Ports> = keyof Ports & string;

/** A port with its name. */
export interface NamedPort {
  readonly name: string;
  readonly port: number;
  readonly appProtocol: string | undefined;
}

const APP_PROTOCOLS: Readonly<Record<string, string>> = { http: 'http', https: 'https', grpc: 'grpc' };

/** The ports of a map, in its order. */
export function namedPorts(ports: PortMap): readonly NamedPort[] {
  return Object.entries(ports).map(([name, given]) => {
    const options: PortOptions = typeof given === 'number' ? { port: given } : given;
    return { name, port: options.port, appProtocol: options.appProtocol ?? APP_PROTOCOLS[name] };
  });
}

/** What Kubernetes, or a container without root, would refuse. */
export function portProblems(ports: PortMap, place: string): readonly Problem[] {
  const all = namedPorts(ports);
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return all.flatMap(({ name, port }, index) => [
    // https://www.rfc-editor.org/rfc/rfc6335#section-5.1
    ...(/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 15
      ? []
      : [problem(`the port name "${name}" is not one that Kubernetes accepts`, 'use at most 15 lower-case letters, digits and "-", and a letter')]),
    ...(Number.isInteger(port) && port >= 1024 && port <= 65_535
      ? []
      : [problem(`port ${name} is ${String(port)}, on which a container without root cannot listen`, 'use a port from 1024 to 65535')]),
    ...(all.findIndex((other) => other.port === port) < index ? [problem(`port ${name} is ${String(port)}, which another port is too`, 'give each port its own number')] : []),
  ]);
}
