// What a caseworker does all day, as requests.
const { randomInt } = require('node:crypto');
const { call } = require('./api.cjs');

const syllables = ['ba', 'do', 'fi', 'gu', 'ke', 'lo', 'mi', 'nu', 'pe', 'ra', 'so', 'ti', 'vu', 'ze'];
const madeUp = () => Array.from({ length: 7 }, () => syllables[randomInt(syllables.length)]).join('');

/** A case to open, of a person nobody has heard of: looking for duplicates finds none, so that all runs do the same. */
const opening = () => ({
  person: {
    alias: 'B-new', givenName: madeUp(), familyName: madeUp(), sex: 'female', birthDate: null, ageYears: 24, nationality: 'PH',
    languages: ['tl', 'en'], phone: null,
  },
  governorate: 'baghdad', foundAt: '2026-01-15', foundBy: 'labour-inspection',
  exploitation: [{ form: 'domestic-servitude', acts: ['recruitment', 'harbouring'], means: ['deception'] }], specialNeeds: [],
}); // prettier-ignore

/** A talk over the indicator sheet, as it is saved at its end; without a note, since the answer opens every note and those of the limit are no case's own. */
const sitting = {
  heldOn: '2026-01-20', language: 'tl', interpreter: 'professional', interpreterBound: true, trainedInterviewer: true, ownSexWish: 'no-wish',
  yes: ['DR-01', 'DR-02', 'EX-01', 'EX-02', 'CD-01'], no: ['CR-01', 'CD-04'], unknown: ['AV-01'],
}; // prettier-ignore

/** The six things a caseworker does all day. `thing` is drawn anew for every run; reads of lists need none. */
function deedsOf({ officer, desk, acceptor, things }) {
  const none = () => ({});
  return [
    {
      name: 'queue list',
      writes: false,
      next: none,
      send: () => call(desk, 'GET', '/referrals?box=incoming&status=requested,received', { expect: 200 }),
    },
    { name: 'triage queue', writes: false, next: none, send: () => call(officer, 'GET', '/concerns?box=triage', { expect: 200 }) },
    { name: 'cases list', writes: false, next: none, send: () => call(officer, 'GET', '/cases', { expect: 200 }) },
    {
      name: 'case read',
      writes: false,
      next: things.case,
      send: (thing) => call(officer, 'GET', `/cases/${thing.id}`, { expect: 200 }),
    },
    { name: 'create case', writes: true, next: none, send: () => call(officer, 'POST', '/cases', { body: opening(), expect: 201 }) },
    {
      name: 'screening save',
      writes: true,
      next: things.case,
      send: (thing) => call(officer, 'POST', `/cases/${thing.id}/screenings`, { body: sitting, expect: 201 }),
    },
    {
      name: 'accept referral',
      writes: true,
      next: things.waiting,
      send: (thing) => call(acceptor, 'POST', `/referrals/${thing.id}/accept`, { body: {}, headers: { 'if-match': '"1"' }, expect: 200 }),
    },
  ];
}

module.exports = { deedsOf, opening };
