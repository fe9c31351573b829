import { useState } from 'react';
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconDevices, IconDeviceLaptop } from '@tabler/icons-react';
import type { OwnSessionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { deviceName } from './device-name';
import classes from './protection.module.css';
import { useEndSession, useOwnSessions } from './protection.queries';

/** Where the own account is signed in now, and the end of what should not be. */
export function SessionsPanel() {
  const { t } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const sessions = useOwnSessions();
  const end = useEndSession();
  const [ending, setEnding] = useState<OwnSessionView | 'others' | null>(null);
  const nameOf = ({ device }: OwnSessionView): string => {
    const { browser, system } = deviceName(device);
    return t('sessions.device', { browser: browser ?? t('sessions.unknown-browser'), system: system ?? t('sessions.unknown-system') });
  };
  const close = (): void => {
    setEnding(null);
    end.reset();
  };
  const confirm = (): void =>
    end.mutate(ending === 'others' ? null : ending, {
      onSuccess: () => {
        setEnding(null);
        sayDone('sessions.ended');
      },
    });
  const items = sessions.data?.items;
  return (
    <Panel title={t('sessions.title')} icon={<IconDevices size={20} aria-hidden="true" />} flush>
      {sessions.error ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : !items ? (
        <LoadingState rows={2} />
      ) : (
        <ul className={classes.rows}>
          {items.map((session) => (
            <li key={session.id} className={classes.row}>
              <IconDeviceLaptop size={22} aria-hidden="true" />
              <div className={classes.words}>
                <Group gap="xs">
                  <Text fw={600}>{nameOf(session)}</Text>
                  {session.current && <Badge variant="light">{t('sessions.this')}</Badge>}
                </Group>
                <Text size="sm" c="dimmed">
                  {t('sessions.since', { instant: instant(session.since) })}
                  {' · '}
                  {t('sessions.seen', { instant: instant(session.lastSeenAt) })}
                </Text>
              </div>
              {!session.current && (
                <Button
                  variant="light"
                  color="danger"
                  size="sm"
                  aria-label={t('sessions.end-this', { device: nameOf(session) })}
                  onClick={() => setEnding(session)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {items && items.length > 1 && (
        <div className={classes.foot}>
          <Button variant="light" color="danger" onClick={() => setEnding('others')}>
            {t('sessions.end-others')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={ending !== null}
        danger
        title={t(ending === 'others' ? 'sessions.end-others-title' : 'sessions.end-title')}
        text={t('sessions.end-text')}
        confirmLabel={t(ending === 'others' ? 'sessions.end-others' : 'sessions.end')}
        busy={end.isPending}
        error={end.error}
        onConfirm={confirm}
        onClose={close}
      />
    </Panel>
  );
}
