import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMessageHeart, IconPrinter } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ReferralView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useOfferFeedback } from './feedback.queries';
import classes from './feedback.module.css';

/** A slip with a one-time code for the person whom the service was given to. */
export function OfferFeedback({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const offer = useOfferFeedback(referral.id);
  return (
    <Panel title={t('feedback.offer')} icon={<IconMessageHeart size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text data-no-print>{t('feedback.offer-lead')}</Text>
        {offer.data && (
          <>
            <Text>
              {t('feedback.slip-where')} <bdi dir="ltr">{`${globalThis.location.origin}/feedback`}</bdi>
            </Text>
            <div className={classes.code} dir="ltr" translate="no" role="group" aria-label={t('feedback.code')}>
              {offer.data.code}
            </div>
            <Text>{t('feedback.slip-voluntary')}</Text>
          </>
        )}
        <ProblemAlert error={offer.error} />
        <Group gap="sm" data-no-print>
          {offer.data ? (
            <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
              {t('feedback.print')}
            </Button>
          ) : (
            <Button loading={offer.isPending} onClick={() => offer.mutate()}>
              {t('feedback.offer-make')}
            </Button>
          )}
          <Button component={Link} to="/feedback/counts" variant="default">
            {t('nav.feedback')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
