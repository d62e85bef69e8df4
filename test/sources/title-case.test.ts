import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { titleCase } from '../../src/sources/fbi/title-case.js';

describe('titleCase', () => {
  for (const [headline, readable, context] of [
    ['UNKNOWN SUSPECT', 'Unknown Suspect'],
    ['HUMAN-CAUSED BRUSH FIRE', 'Human-Caused Brush Fire'],
    ['HIT-AND-RUN IN NYC', 'Hit-and-Run in NYC'],
    ['THE TAKING OF A CHILD', 'The Taking of a Child'],
    ['JOHN A SMITH, JR.', 'John A Smith, Jr.'],
    ['HENRY FORD III', 'Henry Ford III'],
    ['JANE DOE - IN RENO, NV', 'Jane Doe - In Reno, NV'],
    ["SEAN O'BRIEN-MCDONALD", "Sean O'Brien-McDonald"],
    ['JOHN McDONALD', 'John McDonald'],
    ['MARIA D’ANGELO', 'Maria D’Angelo'],
    ["JANE DOE'S MURDER", "Jane Doe's Murder"],
    ['JOSÉ ÁNGEL MUÑOZ', 'José Ángel Muñoz'],
    ['TRUNG NG', 'Trung Ng'],
    ['U.S. CAPITOL VIOLENCE', 'U.S. Capitol Violence'],
    ['MS-13 MURDERS IN WASHINGTON, D.C.', 'MS-13 Murders in Washington, D.C.'],
    ['IRGC CYBER ACTORS', 'IRGC Cyber Actors'],
    ['54TH STREET, 1980S', '54th Street, 1980s'],
    ['“LITTLE JOE” (AKA "BIG JOE")', '“Little Joe” (AKA "Big Joe")'],
    // As the text beside it spells them.
    ['AMANDA DEGUIO', 'Amanda DeGuio', 'Amanda DeGuio was reported missing.'],
    ['ALEJANDRO DE LA CRUZ', 'Alejandro de la Cruz', 'The search for Alejandro de la Cruz goes on.'],
    ['ALEJANDRO DE LA CRUZ', 'Alejandro De La Cruz', 'He left the city.'],
    ['CRIMES OF OAN GANG', 'Crimes of OAN Gang', 'A member of OAN is sought.'],
    ['ROSE GOLD', 'Rose Gold', 'ROSE GOLD was last seen in May.'],
    ['GOLDEN FIRE', 'Golden Fire', 'The golden fire burned.'],
    // As it is.
    ['Jane Doe of the FBI', 'Jane Doe of the FBI'],
    ['', ''],
    ['42', '42'],
  ] as const) {
    it(`writes ${headline || 'nothing'} as ${readable || 'nothing'}`, () =>
      assert.equal(titleCase(headline, context), readable));
  }

  it('leaves alone what is too long for a headline', () => {
    const text = 'SHOUT '.repeat(100_000);
    assert.equal(titleCase(text), text);
  });
});
