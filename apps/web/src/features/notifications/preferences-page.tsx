import { useState, type FormEvent } from 'react';
import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconClockHour8, IconMail, IconMessage2 } from '@tabler/icons-react';
import {
  deliveryTimings,
  notificationChannels,
  notificationGroups,
  timingsOf,
  type ChannelView,
  type DeliveryTiming,
  type NotificationChannel,
  type NotificationGroup,
  type NotificationPreferencesView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { ContactForm } from './contact-form';
import { useChoose, usePreferences } from './preferences.queries';

type Timings = Readonly<Record<NotificationChannel, ChannelView['timings']>>;

/** What reaches somebody besides the page, where, and when. */
export function PreferencesPage() {
  const { t } = useWords();
  useDocumentTitle('notices.title');
  const { data, error, refetch } = usePreferences();
  return (
    <>
      <PageHeader title={t('notices.title')} intro={t('notices.lead')} back={{ to: '/notifications', label: t('notifications.title') }} />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={3} height={120} />
      ) : (
        <Stack gap="lg">
          {data.channels.map((channel) => (
            <Contact key={channel.channel} channel={channel} />
          ))}
          {data.channels.some(({ available }) => available) && <Choices key={data.version} of={data} />}
        </Stack>
      )}
    </>
  );
}

const iconOf = { email: IconMail, sms: IconMessage2 } as const;

function Contact({ channel }: { readonly channel: ChannelView }) {
  const { t, code } = useWords();
  const Icon = iconOf[channel.channel];
  return (
    <Panel title={code(notificationChannels, channel.channel)} icon={<Icon size={20} aria-hidden="true" />}>
      {channel.available ? <ContactForm of={channel} /> : <Text c="dimmed">{t('notices.off-here')}</Text>}
    </Panel>
  );
}

function Choices({ of }: { readonly of: NotificationPreferencesView }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const choose = useChoose(of.version);
  const [timings, setTimings] = useState<Timings>(
    () => Object.fromEntries(of.channels.map((one) => [one.channel, one.timings])) as unknown as Timings,
  );
  const [hours, setHours] = useState({ dailyHour: of.dailyHour, quietFrom: of.quietFrom, quietTo: of.quietTo });
  const on = of.channels.filter(({ available }) => available).map(({ channel }) => channel);
  const hourOptions = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${number(hour)}:${number(0)}${number(0)}` }));
  const set = (channel: NotificationChannel, group: NotificationGroup, timing: DeliveryTiming): void =>
    setTimings({ ...timings, [channel]: { ...timings[channel], [group]: timing } });
  const quiet = (changed: { readonly quietFrom?: number | null; readonly quietTo?: number | null }): void => {
    const next = { ...hours, ...changed };
    // Both or neither.
    if (next.quietFrom === null || next.quietTo === null) {
      const cleared = changed.quietFrom === null || changed.quietTo === null;
      setHours(
        cleared ? { ...next, quietFrom: null, quietTo: null } : { ...next, quietFrom: next.quietFrom ?? 22, quietTo: next.quietTo ?? 6 },
      );
    } else setHours(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    choose.mutate(
      { ...Object.fromEntries(on.map((channel) => [channel, timings[channel]])), ...hours },
      { onSuccess: () => sayDone('notices.saved') },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Panel title={t('notices.when')} icon={<IconClockHour8 size={20} aria-hidden="true" />}>
        <Stack gap="lg">
          <Text>{t('notices.urgent-note')}</Text>
          {on.map((channel) => (
            <SimpleGrid key={channel} cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
              {notificationGroups.codes
                .filter((group) => timingsOf[channel](group).length > 1)
                .map((group) => (
                  <Select
                    key={group}
                    label={`${code(notificationGroups, group)} · ${code(notificationChannels, channel)}`}
                    data={timingsOf[channel](group).map((timing) => ({ value: timing, label: code(deliveryTimings, timing) }))}
                    value={timings[channel][group]}
                    onChange={(timing) => deliveryTimings.has(timing) && set(channel, group, timing)}
                    allowDeselect={false}
                  />
                ))}
            </SimpleGrid>
          ))}
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
            <Select
              label={t('notices.daily-hour')}
              data={hourOptions}
              value={String(hours.dailyHour)}
              onChange={(hour) => hour && setHours({ ...hours, dailyHour: Number(hour) })}
              allowDeselect={false}
            />
            <Select
              label={t('notices.quiet-from')}
              placeholder={t('notices.no-quiet')}
              data={hourOptions}
              value={hours.quietFrom === null ? null : String(hours.quietFrom)}
              onChange={(hour) => quiet({ quietFrom: hour === null ? null : Number(hour) })}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
            />
            <Select
              label={t('notices.quiet-to')}
              placeholder={t('notices.no-quiet')}
              data={hourOptions}
              value={hours.quietTo === null ? null : String(hours.quietTo)}
              onChange={(hour) => quiet({ quietTo: hour === null ? null : Number(hour) })}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
            />
          </SimpleGrid>
          <ProblemAlert error={choose.error} />
          <Group>
            <Button type="submit" loading={choose.isPending}>
              {t('notices.save')}
            </Button>
          </Group>
        </Stack>
      </Panel>
    </form>
  );
}
