import { BlockList, isIP } from 'node:net';

/** Whether an address lies in a network in CIDR notation. What is neither holds nothing. */
export function holdsAddress(cidr: string, address: string): boolean {
  const network = parseCidr(cidr);
  const version = isIP(address);
  if (network?.version !== version) {
    return false;
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network.address, network.prefix, family);
  return list.check(address, family);
}

/** The number of leading bits that all addresses of a network share, and its version; undefined for what is no network. */
export function parseCidr(cidr: string): { readonly address: string; readonly prefix: number; readonly version: 4 | 6 } | undefined {
  const [address = '', prefix = '', ...rest] = cidr.split('/');
  const version = isIP(address);
  const isPrefix = /^(0|[1-9][0-9]{0,2})$/u.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
  return (version === 4 || version === 6) && isPrefix && rest.length === 0 ? { address, prefix: Number(prefix), version } : undefined;
}
