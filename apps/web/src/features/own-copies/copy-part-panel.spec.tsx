import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { makeWords } from '../../platform/i18n';
import { makeQueryClient } from '../../platform/query-client';
import { SessionProvider } from '../../platform/session';
import { fakeApi, type Answer } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { CopyPartPanel } from './copy-part-panel';

/** The panel after the first answer. */
async function shown(answer: () => Answer): Promise<void> {
  const { seen } = fakeApi({ 'GET /files/*/own-copies': answer });
  const client = makeQueryClient();
  render(
    <I18nextProvider i18n={await makeWords('en')}>
      <QueryClientProvider client={client}>
        <MantineProvider env="test">
          <SessionProvider me={aUser('health-provider')}>
            <CopyPartPanel fileId="11111111-1111-4111-8111-111111111111" />
          </SessionProvider>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  await waitFor(() => expect(seen).toHaveLength(1));
  await waitFor(() => expect(client.isFetching()).toBe(0));
  await act(() => Promise.resolve());
}

it('says that it could not look, and looks again', async () => {
  let answer: Answer = { status: 500, body: { code: 'internal' } };
  await shown(() => answer);
  expect(await screen.findByRole('alert')).toBeTruthy();
  answer = { body: { items: [] } };
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it.each([{ body: { items: [] } }, { status: 404, body: { code: 'not-found' } }])(
  'is not there where there is nothing: %j',
  async (answer) => {
    await shown(() => answer);
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  },
);
