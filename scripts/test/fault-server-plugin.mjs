import { startFaultServer } from '../../test/support/fault-server.mjs';

/** Runs the server of misbehaving feeds beside the tests; they ask for its origin with the command `fault-origin`. */
export function faultServer() {
  let server;
  return {
    name: 'fault-server',
    async serverStart() {
      server = await startFaultServer();
    },
    async serverStop() {
      await server?.close();
    },
    executeCommand({ command }) {
      return command === 'fault-origin' ? server.origin : undefined;
    },
  };
}
