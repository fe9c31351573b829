import { deadlineKinds, dutyKinds, roles } from '@himaya/domain';
import { dutyRows } from './duty-rows';
import { mayEver } from './role-actions';

/** What is on no list of work, and why not. */
const elsewhere = {
  task: 'it is a task itself',
  'break-glass-review': 'whoever reviews it works on no case and has a list of their own',
  'testimony-review': 'its day stands beside the measure on the page of the case, and the unit that asked is told of it',
} as const;

describe('duties', () => {
  it('are made of every deadline kind that somebody owes', () => {
    expect([...dutyKinds.codes, ...Object.keys(elsewhere)].toSorted()).toEqual([...deadlineKinds].toSorted());
    expect(Object.keys(dutyRows).toSorted()).toEqual([...dutyKinds.codes].toSorted());
  });

  it.each(dutyKinds.codes)('%s is seen by somebody who works on cases, and leads to a page that names what it is about', (kind) => {
    const { right, page } = dutyRows[kind];
    const seenBy = roles.codes.filter((role) => mayEver([role], ...right));
    expect(seenBy.length).toBeGreaterThan(0);
    expect(seenBy.filter((role) => !mayEver([role], 'list', 'Task'))).toEqual([]);
    expect(page).toMatch(
      /^\/(overrides|(referrals|transfers|concerns|placements|legal-matters|programmes|care|repatriations|interpretation\/(sessions|interpreters))\/:subject|cases\/:case(\/closing|\?tab=[a-z]+)?)$/,
    );
  });
});
