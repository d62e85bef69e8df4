import { expect } from '@open-wc/testing';
import { parseDate, toInstant } from '../../src/feed/dates.js';

const read = (value: unknown, zone?: string) => {
  const written = parseDate(value);
  return written && toInstant(written, zone).toISOString();
};

describe('Dates of a feed', () => {
  for (const [written, instant] of [
    ['2026-05-01T09:30:00Z', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01T09:30:00-06:00', '2026-05-01T15:30:00.000Z'],
    ['2026-05-01T09:30:00+05:45', '2026-05-01T03:45:00.000Z'],
    ['2026-05-01T09:30:00+0200', '2026-05-01T07:30:00.000Z'],
    ['2026-05-01T09:30:00 +02:00', '2026-05-01T07:30:00.000Z'],
    ['2026-05-01T09:30:00-00:00', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01T09:30:00.5Z', '2026-05-01T09:30:00.500Z'],
    ['2026-05-01T09:30:00.123456789Z', '2026-05-01T09:30:00.123Z'],
    ['2026-05-01T09:30:00,25Z', '2026-05-01T09:30:00.250Z'],
    ['2026-05-01t09:30:00z', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01 09:30:00Z', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01T09:30Z', '2026-05-01T09:30:00.000Z'],
    ['\n 2026-05-01T09:30:00Z\t', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01T09:30:00', '2026-05-01T09:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['0100-01-01T00:00:00Z', '0100-01-01T00:00:00.000Z'],
  ] as const) {
    it(`reads ${JSON.stringify(written)} as ${instant}`, () => {
      expect(read(written)).to.equal(instant);
    });
  }

  for (const value of [
    '2026-02-30T12:00:00Z',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-05-00',
    '2026-05-01T24:00:00Z',
    '2026-05-01T12:60:00Z',
    '2026-05-01T12:00:61Z',
    '2026-05-01T12:00:00+24:00',
    '2026-05-01T12:00:00+02:60',
    '0050-01-01T00:00:00Z',
    '+275761-01-01T00:00:00Z',
    '275761-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2026-05',
    '2026',
    '2026-5-1',
    'Fri, 01 May 2026 09:30:00 GMT',
    '05/01/2026',
    'tomorrow',
    '',
    'NaN',
    `${'9'.repeat(1_000_000)}-01-01`,
    1_777_627_800,
    1_777_627_800_000,
    NaN,
    Infinity,
    true,
    null,
    undefined,
    {},
    [],
    ['2026-05-01'],
    { toString: () => '2026-05-01' },
  ]) {
    it(`takes ${String(JSON.stringify(value)).slice(0, 40)} for no date`, () => {
      expect(parseDate(value)).to.equal(undefined);
    });
  }

  it('reads what has no offset in the zone that it is given, and what has one without it', () => {
    expect(read('2026-07-01T12:00:00', 'America/Denver')).to.equal('2026-07-01T18:00:00.000Z');
    expect(read('2026-07-01', 'America/Denver')).to.equal('2026-07-01T06:00:00.000Z');
    expect(read('2026-07-01T12:00:00Z', 'America/Denver')).to.equal('2026-07-01T12:00:00.000Z');
    expect(read('2026-07-01T12:00:00+01:00', 'America/Denver')).to.equal('2026-07-01T11:00:00.000Z');
  });

  it('tells a day from a time, and Z from an offset of none', () => {
    expect(parseDate('2026-05-01')).to.include({ isDay: true, isZulu: false, offset: undefined });
    expect(parseDate('2026-05-01T00:00')).to.include({ isDay: false, isZulu: false, offset: undefined });
    expect(parseDate('2026-05-01T00:00Z')).to.include({ isDay: false, isZulu: true, offset: 0 });
    expect(parseDate('2026-05-01T00:00-05:00')).to.include({ isDay: false, isZulu: false, offset: -300 });
  });
});
