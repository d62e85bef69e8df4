import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  headers: string;
  text: string;
}

/** A real SMTP server on loopback that keeps what it receives. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  #server?: SMTPServer;
  #waiting: (() => void)[] = [];
  port = 0;

  /** Recipients that it refuses. */
  readonly refused = new Set<string>();

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await server.start();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** On the port that it had before, if it had one. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) =>
        done(
          this.refused.has(address) ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null,
        ),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', chunk => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          this.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            ...read(Buffer.concat(chunks).toString()),
          });
          done();
          for (const wake of this.#waiting.splice(0)) wake();
        });
      },
    });
    server.on('error', () => {}); // a client that went away is none of its business
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as { port: number }).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>(done => server.close(done));
  }

  /** The mails once there are so many. */
  async count(wanted: number): Promise<ReceivedMail[]> {
    while (this.received.length < wanted) await new Promise<void>(done => this.#waiting.push(done));
    return this.received;
  }

  /** Takes the next mail to somebody, once it is there. */
  async next(recipient: string): Promise<ReceivedMail> {
    for (;;) {
      const at = this.received.findIndex(({ to }) => to.includes(recipient));
      if (at >= 0) return this.received.splice(at, 1)[0]!;
      await new Promise<void>(done => this.#waiting.push(done));
    }
  }
}

/** Header and decoded text of a mail of one part. */
function read(raw: string): { headers: string; text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const [headers, body] = [raw.slice(0, end), raw.slice(end + 4)];
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(headers)?.[1]?.toLowerCase();
  return { headers, text: decode(body, encoding).replace(/\r\n/g, '\n').trim() };
}

function decode(body: string, encoding?: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
