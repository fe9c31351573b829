import { Button, Group } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconLock, IconPencil, IconPrinter, IconSend } from '@tabler/icons-react';
import { Link } from 'react-router';
import { sheetCategories, type CaseView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { PersonName } from '../../ui/person-name';
import { CaseNumber, CaseStatusBadge, IdentificationBadge } from '../case-record';
import { OfferTransfer } from '../transfers';
import classes from './case-page.module.css';

/** Whose case it is and how it stands, with what may be done with the whole of it. */
export function CaseHeader({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const { me } = useSession();
  const open = record.status === 'open';
  // An emergency access and a finished service read, and pass nothing on.
  const adds = open && record.access.write.length > 0;
  // What a unit only views stays on the screen.
  const prints = sheetCategories.codes.some((category) => record.access.write.includes(category));
  return (
    <PageHeader
      back={{ to: '/cases', label: t('cases.title') }}
      title={<PersonName>{record.person.alias}</PersonName>}
      intro={
        <Group gap="sm" mt={2}>
          <CaseNumber>{record.number}</CaseNumber>
          <CaseStatusBadge status={record.status} />
          <IdentificationBadge status={record.identificationStatus} />
        </Group>
      }
      actions={
        <>
          {adds && ability.can('send', 'Referral') && (
            <Button
              component={Link}
              to={`/cases/${record.id}/refer`}
              leftSection={<IconSend size={20} aria-hidden="true" className={classes.send} />}
            >
              {t('case.refer')}
            </Button>
          )}
          {open && ability.can('change', 'Case') && record.access.write.includes('core') && (
            <Button
              component={Link}
              to={`/cases/${record.id}/edit`}
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden="true" />}
            >
              {t('case.edit')}
            </Button>
          )}
          {open && ability.can('offer', 'Transfer') && <OfferTransfer record={record} />}
          {open && ability.can('record', 'Closure') && record.responsibleUnit.id === me.unit.id && (
            <Button
              component={Link}
              to={`/cases/${record.id}/closing`}
              variant="default"
              leftSection={<IconLock size={18} aria-hidden="true" />}
            >
              {t('closing.open')}
            </Button>
          )}
          {ability.can('print', 'Paper') && prints && (
            <Button
              component={Link}
              to={`/cases/${record.id}/sheet`}
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden="true" />}
            >
              {t('action.print')}
            </Button>
          )}
        </>
      }
    />
  );
}
