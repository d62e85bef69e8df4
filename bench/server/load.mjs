import autocannon from 'autocannon';
import { newPost } from './resident.mjs';

/** Requests at most, however fast they are answered. */
const MOST = 200_000;

/**
 * Loads a server from this process and gives what was reached, with the microseconds of processor time that it took the server
 * for each request; throws where anything was answered otherwise than expected.
 */
async function load({
  server,
  path,
  method = 'GET',
  headers,
  request,
  connections,
  seconds,
  expected,
  rate,
}) {
  const before = await server.ask({ cpu: true });
  const result = await autocannon({
    url: server.url + path,
    method,
    headers,
    connections,
    duration: seconds,
    maxOverallRequests: MOST,
    ...(rate && { overallRate: rate }),
    ...(request && { requests: [{ setupRequest: unchanged => ({ ...unchanged, ...request() }) }] }),
  });
  const others = Object.keys(result.statusCodeStats).filter(status => status !== String(expected));
  if (others.length > 0 || result.errors > 0) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(`${method} ${path}: ${result.errors} errors, answers ${statuses}, not ${expected} alone`);
  }
  const { total } = result.requests;
  if (total === 0) throw new Error(`${method} ${path}: no answer in ${seconds} s; this machine is too busy`);
  const after = await server.ask({ cpu: true });
  const cpu = after.user + after.system - before.user - before.system;
  return {
    perSecond: total / result.duration,
    cpu: cpu / total,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

export const loadEmpty = (floor, how) => load({ ...how, server: floor, path: '/empty', expected: 204 });

export const loadFeed = (service, thread, how) =>
  load({ ...how, server: service, path: `/threads/${thread}/feed.json`, expected: 200 });

/** Reloads that hear that nothing has changed. */
export async function loadUnchanged(service, thread, how) {
  const path = `/threads/${thread}/feed.json`;
  const response = await fetch(service.url + path);
  await response.arrayBuffer();
  const headers = { 'If-None-Match': response.headers.get('ETag') };
  return load({ ...how, server: service, path, headers, expected: 304 });
}

export const loadPosts = (service, thread, how) =>
  load({
    ...how,
    server: service,
    path: `/threads/${thread}/comments`,
    method: 'POST',
    request: () => newPost(thread),
    expected: how.expected ?? 202,
  });

/** The same requests to a route that only inserts. */
export const loadRawPosts = (floor, how) =>
  load({
    ...how,
    server: floor,
    path: '/empty',
    method: 'POST',
    request: () => ({ ...newPost('posts'), path: '/empty' }),
    expected: 204,
  });
