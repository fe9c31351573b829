import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { MeetingView } from '@himaya/domain';
import { fakeApi } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { openApp } from '../../testing/render';

const draft: MeetingView = {
  id: '55555555-5555-4555-8555-555555555555' as MeetingView['id'],
  version: 1,
  kind: 'sub-committee',
  number: 4,
  heldOn: '2026-03-01',
  place: 'Invented hall',
  state: 'draft',
  agenda: [],
  attendance: [],
  decisions: [],
  members: [],
  closed: null,
  confirmed: null,
  steps: ['write', 'close'],
};

it('minutes that were saved and not closed go on from what was saved, with the refusal beside them', async () => {
  let held = draft;
  const { seen } = fakeApi({
    'GET /auth/me': { body: aUser('secretariat-analyst') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /meetings/*': () => ({ body: held }),
    'POST /meetings/*/minutes': ({ body, headers }) => {
      held = { ...draft, ...(body as object), attendance: [], version: Number(headers.get('if-match')!.slice(1, -1)) + 1 };
      return { body: held };
    },
    'POST /meetings/*/closing': { status: 409, body: { code: 'meeting.untold' } },
  });
  await openApp(`/meetings/${draft.id}`);
  const place = (): HTMLInputElement => screen.getByRole('textbox', { name: /^Place/ });
  await screen.findByRole('textbox', { name: /^Place/ });
  fireEvent.change(place(), { target: { value: 'Another hall' } });
  fireEvent.click(screen.getByRole('button', { name: 'Close the minutes' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close the minutes' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByText('Say of every member body first whether it came.')).toBeTruthy();
  expect(place().value).toBe('Another hall');
  fireEvent.click(screen.getByRole('button', { name: 'Save the draft' }));
  await waitFor(() => expect(seen.filter(({ path }) => path.endsWith('/minutes'))).toHaveLength(2));
  expect(seen.filter(({ path }) => path.endsWith('/minutes')).map(({ headers }) => headers.get('if-match'))).toEqual(['"1"', '"2"']);
});
