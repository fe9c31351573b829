import { Suspense } from 'react';
import { useAbility } from '@casl/react';
import { Alert, Stack } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import type { AppAbility } from '@himaya/auth';
import type { Governorate } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DutyPhonesOf } from '../concerns';

/** A sign of present danger was just named: whom to call, before the next question. */
export function DangerNow({ governorate }: { readonly governorate: Governorate }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  return (
    <Alert color="danger" mt="sm" icon={<IconUrgent aria-hidden="true" />}>
      <Stack gap="sm">
        {t('screening.danger-text')}
        {ability.can('report', 'Concern') && (
          <Suspense>
            <DutyPhonesOf governorate={governorate} />
          </Suspense>
        )}
      </Stack>
    </Alert>
  );
}
