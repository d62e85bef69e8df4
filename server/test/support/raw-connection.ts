import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a request is written byte by byte, as slow clients do. */
export class RawConnection {
  received = '';
  /** Resolves, with all that was received, when the server has ended it. */
  readonly ended: Promise<string>;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8').on('data', text => (this.received += text));
    socket.on('error', () => {}); // a connection that is cut has ended, too
    this.ended = once(socket, 'close').then(() => this.received);
  }

  static async open(port: number, ...lines: string[]): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const connection = new RawConnection(socket);
    connection.send(lines.map(line => `${line}\r\n`).join(''));
    return connection;
  }

  /** A post of which only the headers have arrived. */
  static async beginPost(port: number, thread: string, origin: string, body: string): Promise<RawConnection> {
    const connection = await RawConnection.open(
      port,
      `POST /threads/${thread}/comments HTTP/1.1`,
      'Host: localhost',
      `Origin: ${origin}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Expect: 100-continue',
      '',
    );
    await connection.receive('100 Continue');
    return connection;
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  async receive(text: string): Promise<void> {
    while (!this.received.includes(text)) await once(this.#socket, 'data');
  }

  leave(): void {
    this.#socket.destroy();
  }
}
