import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where a request came from, as far as proxies that the settings trust tell. */
export type ClientAddress = (socketAddress: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Reads `X-Forwarded-For` from its end for as long as those who wrote it are trusted: what lies further left anybody may
 * have invented (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address).
 *
 * @param trusted Addresses, or networks such as `10.0.0.0/8`.
 * @throws {Error} Where one of them is neither.
 */
export function clientAddress(trusted: string[]): ClientAddress {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (!isIP(address) || !Number.isInteger(prefix) || prefix < 0 || prefix > most) {
      throw new Error(`"${entry}" is neither an address nor a network such as 10.0.0.0/8`);
    }
    proxies.addSubnet(address, prefix, family);
  }
  const isTrusted = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return (socketAddress, forwardedFor) => {
    let address = plain(socketAddress ?? '');
    if (!forwardedFor) return address;
    const hops = forwardedFor.split(',').map(hop => plain(hop.trim()));
    while (hops.length > 0 && isIP(address) && isTrusted(address)) {
      const hop = hops.pop()!;
      if (!isIP(hop)) break;
      address = hop;
    }
    return address;
  };
}

/** An IPv4 address that came over an IPv6 socket is that address; brackets, zone and port are none of it. */
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  return mapped?.[1] ?? bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}

/** Whom limits count as one: an IPv4 address, or the /64 that one household has of IPv6 (RFC 6177). */
export function household(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const last = tail ? tail.split(':') : [];
    while (groups.length + last.length < 8) groups.push('0');
    groups.push(...last);
  }
  return `${groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
