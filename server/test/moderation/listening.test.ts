import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { TestService } from '../support/service.js';

const HOUR = 3_600_000;

interface Month {
  month: string;
  total: number;
  kinds: {
    id: string | null;
    label: string;
    count: number;
    answered: number;
    median_hours_to_answer: number | null;
  }[];
}

forEachDatabase('How the agency listened', database => {
  async function open(kinds: { id: string; label: string }[], timeZone?: string) {
    const service = await TestService.open(await database.create(), { timeZone });
    await service.set({ kinds });
    const officer = await Moderator.of(service, ['officer'], { agency: 'City of Averley', role: 'Planner' });
    const month = new Date(service.now).toISOString().slice(0, 7);
    return { service, officer, month };
  }

  it('is read by month, with what is without a kind at the end', async () => {
    const { service, officer } = await open([
      { id: 'question', label: 'Question' },
      { id: 'idea', label: 'Idea' },
    ]);
    const thread = await service.thread();
    const asked = await service.resident().write(thread, 'When?', { kind: 'question' });
    await service.resident().write(thread, 'How?', { kind: 'question' });
    await service.resident().write(thread, 'Hello');
    const at = new Date(service.now).toISOString().slice(0, 7);
    service.pass(3 * HOUR);
    await officer.post(`/comments/${asked.id}/answer`, { content_text: 'In May.' });

    const answer = await officer.get(`/listening?month=${at}`);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(answer.body as unknown as Month, {
      month: at,
      kinds: [
        { id: 'question', label: 'Question', count: 2, answered: 1, median_hours_to_answer: 3 },
        { id: 'idea', label: 'Idea', count: 0, answered: 0, median_hours_to_answer: null },
        { id: null, label: '', count: 1, answered: 0, median_hours_to_answer: null },
      ],
      total: 3,
    });
    const before = (await officer.get('/listening?month=1999-12')).body as unknown as Month;
    assert.deepEqual([before.month, before.total], ['1999-12', 0]);
    await service.close();
  });

  it('is read of the present month, by the agency’s clock, where none is named', async () => {
    const { service } = await open([], 'Pacific/Kiritimati'); // 14 hours ahead of UTC
    const now = new Date(service.now);
    const begins = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0, 10);
    service.pass(begins - service.now);
    const officer = await Moderator.of(service, ['officer']);
    const present = async () => ((await officer.get('/listening')).body as unknown as Month).month;
    assert.equal(await present(), new Date(begins + 24 * HOUR).toISOString().slice(0, 7));
    service.pass(-1);
    assert.equal(await present(), new Date(begins).toISOString().slice(0, 7));
    await service.close();
  });

  it('is a table for a spreadsheet, in which no kind is a formula', async () => {
    const kinds = [
      { id: 'a', label: '=HYPERLINK("https://evil.example","x")' },
      { id: 'b', label: '+1' },
      { id: 'c', label: '-2' },
      { id: 'd', label: '@SUM(A1)' },
      { id: 'e', label: 'Quoted "words", and a comma' },
      { id: 'f', label: 'Frage & Straße' },
      { id: 'g', label: '＝1' },
    ];
    const { service, officer, month } = await open(kinds);
    await service.resident().write(await service.thread(), 'Hello', { kind: 'f' });
    await service.resident().write(await service.thread(), 'Hello again');
    const answer = await service.app.request(`/api/moderation/listening.csv?month=${month}`, {
      headers: { Cookie: officer.cookie },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Content-Type'), 'text/csv; charset=utf-8');
    assert.equal(answer.headers.get('Content-Disposition'), `attachment; filename="listening-${month}.csv"`);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
    const text = Buffer.from(await answer.arrayBuffer()).toString();
    assert.deepEqual(text.split('\r\n'), [
      '\uFEFF"month","kind","comments","answered","median hours to answer"',
      `"${month}","'=HYPERLINK(""https://evil.example"",""x"")",0,0,`,
      `"${month}","'+1",0,0,`,
      `"${month}","'-2",0,0,`,
      `"${month}","'@SUM(A1)",0,0,`,
      `"${month}","Quoted ""words"", and a comma",0,0,`,
      `"${month}","Frage & Straße",1,0,`,
      `"${month}","'＝1",0,0,`,
      `"${month}","none",1,0,`,
      '',
    ]);
    await service.close();
  });

  it('is told of no month that is none', async () => {
    const { service, officer } = await open([]);
    const months = ['', '2026', '2026-1', '2026-13', '2026-00', '2026-11-01', '26-11', '1899-12', '2100-01'];
    const others = [
      '2026-11\n',
      ' 2026-11',
      '2026-11"',
      '٢٠٢٦-١١',
      '../x',
      '=1',
      '__proto__',
      'x'.repeat(9000),
    ];
    for (const month of [...months, ...others])
      for (const route of ['/listening', '/listening.csv']) {
        const answer = await officer.get(`${route}?month=${encodeURIComponent(month)}`);
        assert.deepEqual([answer.status, answer.problemName], [400, 'malformed-address'], month);
        assert.match(answer.problem.detail, /2026-11/);
      }
    await service.close();
  });
});
